import type { NegativeRatingView } from '../../api/negative-ratings.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { CommandContext } from '../../shared/command-context.js';
import { statedLimitOf } from '../../shared/stated-limit.js';
import { findTimeline } from '../applications/find-timeline.js';
import { findNegativeRatingActions } from './find-negative-rating-actions.js';
import { findNegativeRatingRows } from './find-negative-rating-rows.js';
import { loadNegativeRating, type NegativeRatingRecord } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { mayKnowAuthor } from './negative-rating-permissions.js';
import { requireReader } from './require-reader.js';
import { revealContact } from './reveal-contact.js';

/** Everything on the page of one check, without what this official may not know. NOT_FOUND; FORBIDDEN. */
export async function getNegativeRating(
  context: CommandContext,
  deps: Pick<NegativeRatingDeps, 'clock' | 'findChips' | 'tasks'>,
  actor: UserActor,
  id: string,
): Promise<NegativeRatingView> {
  const { db } = context;
  const record = await loadNegativeRating(db, id);
  requireReader(actor, record);
  const [row] = await findNegativeRatingRows(db, deps.clock.now(), deps.findChips, actor, [record]);
  if (!row) throw new Error(`Expected a row of negative rating ${id}`);
  const rating = await db.rating.findUnique({ where: { id }, select: { comment: true } });
  const instances = await db.processInstance.findMany({
    where: { subjectType: 'negative-rating', subjectId: id },
    orderBy: { startedAt: 'desc' },
    select: { key: true },
  });
  const knowsAuthor = mayKnowAuthor(actor, record);
  const { callbackNote, verdictReason, explanation, deliveryMode } = record;
  return {
    ...row,
    version: record.version,
    applicationId: knowsAuthor ? record.applicationId : '',
    comment: knowsAuthor ? (rating?.comment ?? null) : null,
    commentHidden: !knowsAuthor && Boolean(rating?.comment),
    ...{ callbackNote, verdictReason, explanation, deliveryMode },
    statedLimit: statedLimitOf(record),
    ...outcomesOf(record),
    rectification: await findRectification(db, record.rectificationId),
    contact: await revealContact(context, actor, record),
    ...(await findNegativeRatingActions(db, deps.tasks, actor, record)),
    processInstanceKeys: instances.map(({ key }) => key),
    timeline: await findTimeline(db, { subjectType: 'negative-rating', subjectId: id }),
  };
}

const outcomesOf = ({
  feedbackText,
  feedbackMode,
  feedbackAt,
  reportNumber,
  reportComposedAt,
  reportedAt,
}: NegativeRatingRecord): Pick<NegativeRatingView, 'feedback' | 'report'> => ({
  feedback: feedbackAt && { text: feedbackText ?? '', mode: feedbackMode ?? '', at: feedbackAt.toISOString() },
  report:
    reportNumber && reportComposedAt
      ? {
          number: reportNumber,
          composedAt: reportComposedAt.toISOString(),
          submittedAt: reportedAt?.toISOString() ?? null,
        }
      : null,
});

const findRectification = (db: Db, id: string | null): Promise<NegativeRatingView['rectification']> =>
  id === null
    ? Promise.resolve(null)
    : db.rectification.findUnique({ where: { id }, select: { id: true, number: true, status: true } });
