import type { Tx } from '../../db.js';
import { fromDbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';

/** The due instant of the subject's open clock that is due first; null while all stand still or when there is no limit. */
export async function findNearestDue(tx: Tx, subjectType: string, subjectId: string): Promise<Date | null> {
  const [nearest] = await txAll<{ dueAt: string | Date | null }>(
    tx,
    `SELECT min("dueAt") AS "dueAt" FROM "Deadline"
      WHERE "subjectType" = ? AND "subjectId" = ? AND "closedAt" IS NULL AND NOT "suspended"`,
    subjectType,
    subjectId,
  );
  return nearest?.dueAt ? fromDbTime(nearest.dueAt) : null;
}
