import type { NegativeRatingRow } from '../../api/negative-ratings.js';
import type { NegativeRatingStatus, Verdict } from '../../api/loop-states.js';
import { RATING_LEVELS, type RatingLevel } from '../../api/ratings.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { NegativeRatingRecord } from './load-negative-rating.js';
import { mayKnowAuthor } from './negative-rating-permissions.js';

/** Checks as this official may see them: the number of the application leads to its author, so the rated unit gets none (R82). */
export async function findNegativeRatingRows(
  db: Db,
  at: Date,
  findChips: FindDeadlineChips,
  actor: UserActor,
  records: readonly NegativeRatingRecord[],
): Promise<NegativeRatingRow[]> {
  const ids = records.map(({ id }) => id);
  const [ratings, applications, units, users, chips] = await Promise.all([
    db.rating.findMany({ where: { id: { in: ids } } }),
    db.application.findMany({
      where: { id: { in: records.map((row) => row.applicationId) } },
      select: { id: true, number: true, oneThingName: true },
    }),
    db.unit.findMany({
      where: { id: { in: records.flatMap((row) => row.unitId ?? []) } },
      select: { id: true, name: true },
    }),
    db.user.findMany({
      where: { id: { in: records.flatMap((row) => row.callbackOfficerId ?? []) } },
      select: { id: true, displayName: true },
    }),
    findChips(db, at, 'negative-rating', ids),
  ]);
  const ratingOf = new Map(ratings.map((each) => [each.id, each]));
  const applicationOf = new Map(applications.map((each) => [each.id, each]));
  const unitName = new Map(units.map((each) => [each.id, each.name]));
  const userName = new Map(users.map((each) => [each.id, each.displayName]));
  return records.map((row) => {
    const rating = ratingOf.get(row.id);
    const application = applicationOf.get(row.applicationId);
    const open = (chips.get(row.id) ?? []).filter((chip) => !chip.state.startsWith('CLOSED'));
    return {
      id: row.id,
      number: row.number,
      applicationNumber: mayKnowAuthor(actor, row) ? (application?.number ?? '') : '',
      oneThingName: application?.oneThingName ?? '',
      level: RATING_LEVELS[rating?.level as RatingLevel] ?? '',
      tags: (rating?.tags as string[] | undefined) ?? [],
      named: row.named,
      status: row.status as NegativeRatingStatus,
      unitName: unitName.get(row.unitId ?? '') ?? null,
      callbackOfficerName: userName.get(row.callbackOfficerId ?? '') ?? null,
      verdict: row.verdict as Verdict | null,
      counted: row.counted,
      receivedAt: row.receivedAt.toISOString(),
      calledBackAt: row.calledBackAt?.toISOString() ?? null,
      deadline: open[0] ?? chips.get(row.id)?.at(-1) ?? null,
    };
  });
}
