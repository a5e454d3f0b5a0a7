import type { RectificationKind } from '../../api/loop-states.js';
import type { RectificationView } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { RectificationRecord } from './load-rectification.js';

/** All rounds with their clocks, first to last; people by post, as in the ledger (R182). */
export async function findRounds(
  db: Db,
  at: Date,
  findChips: FindDeadlineChips,
  { rounds }: RectificationRecord,
): Promise<RectificationView['rounds']> {
  const chips = await findChips(
    db,
    at,
    'rectification',
    rounds.map((round) => round.id),
  );
  const doers = await db.user.findMany({
    where: { id: { in: rounds.flatMap((round) => round.doneById ?? []) } },
    select: { id: true, displayName: true, post: true },
  });
  const nameOf = new Map(doers.map((user) => [user.id, `${user.displayName}（${user.post}）`]));
  return rounds.map((round) => ({
    round: round.round,
    kind: round.kind as RectificationKind,
    startedAt: round.startedAt.toISOString(),
    doneAt: round.doneAt?.toISOString() ?? null,
    doneBy: round.doneById ? (nameOf.get(round.doneById) ?? null) : null,
    doneNote: round.doneNote,
    verification: round.verification,
    verificationNote: round.verificationNote,
    evaluation: round.evaluation,
    evaluationNote: round.evaluationNote,
    deadline: chips.get(round.id)?.[0] ?? null,
  }));
}
