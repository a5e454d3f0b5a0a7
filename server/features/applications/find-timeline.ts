import type { TimelineEntry } from '../../api/applications.js';
import type { Db, Tx } from '../../db.js';

const PAUSES = ['correction.requested', 'item.suspended'];
const ENDS = [
  'item.closed',
  'item.withdrawn',
  'application.completed',
  'application.rejected',
  'application.withdrawn',
];

/** Who rated and how is not for those who handled the case: the applicant is told so (R82). */
const RATING_LINES = ['rating.submitted', 'rating.explained'];

/**
 * What happened to a case or to one of its items, oldest first, in the words of the ledger. Lines about the applicant's rating are
 * left out unless `withRatings`: only those who may read ratings get them.
 */
export async function findTimeline(
  db: Db | Tx,
  of: { caseId: string } | { subjectType: string; subjectId: string },
  { withRatings = false }: { withRatings?: boolean } = {},
): Promise<TimelineEntry[]> {
  const lines = await db.ledgerEvent.findMany({
    where: withRatings ? of : { ...of, action: { notIn: RATING_LINES } },
    orderBy: { seq: 'asc' },
    select: { at: true, summary: true, reason: true, action: true, actorName: true, actorUnit: true },
  });
  return lines.map((line) => ({
    at: line.at.toISOString(),
    text: line.summary,
    actor: line.actorUnit ? `${line.actorUnit} ${line.actorName}` : line.actorName,
    reason: line.reason,
    tone: PAUSES.includes(line.action) ? 'pause' : ENDS.includes(line.action) ? 'done' : 'past',
  }));
}
