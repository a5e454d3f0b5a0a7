import type { Tx } from '../../db.js';
import { fromDbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';

/** The due instant of the running clock of a rectification (its round, or its evaluation), for its tasks; null while none runs. */
export async function findRectificationDue(tx: Tx, rectificationId: string): Promise<Date | null> {
  const [nearest] = await txAll<{ dueAt: string | Date | null }>(
    tx,
    `SELECT min("dueAt") AS "dueAt" FROM "Deadline" WHERE "caseId" = ? AND "kind" IN ('RECTIFICATION', 'EVALUATION')
      AND "closedAt" IS NULL AND NOT "suspended"`,
    rectificationId,
  );
  return nearest?.dueAt ? fromDbTime(nearest.dueAt) : null;
}
