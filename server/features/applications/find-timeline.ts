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

/** What happened to a case or to one of its items, oldest first, in the words of the ledger. */
export async function findTimeline(
  db: Db | Tx,
  of: { caseId: string } | { subjectType: string; subjectId: string },
): Promise<TimelineEntry[]> {
  const lines = await db.ledgerEvent.findMany({
    where: of,
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
