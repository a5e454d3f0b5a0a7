import type { Db, Tx } from '../../db.js';
import { fromDbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';

/** The due instant of the subject's open clock that is due first; null while all stand still or when there is no limit. */
export async function findNearestDue(tx: Db | Tx, subjectType: string, subjectId: string): Promise<Date | null> {
  const [nearest] = await txAll<{ dueAt: string | Date | null }>(
    tx,
    `SELECT min(d."dueAt") AS "dueAt" FROM "Deadline" AS d WHERE ${clocksOf('?', '?')} AND d."closedAt" IS NULL AND NOT d."suspended"`,
    subjectId,
    subjectType,
    subjectType,
    subjectId,
  );
  return nearest?.dueAt ? fromDbTime(nearest.dueAt) : null;
}

/**
 * SQL condition: `d` is a clock of this task's subject. A rectification has none of its own: its rounds and its evaluations have,
 * with it as their case. Order of bound values where they are bound: id, type, type, id.
 */
export const clocksOf = (type: string, id: string): string =>
  `((d."caseId" = ${id} AND ${type} = 'rectification' AND d."subjectType" IN ('rectification', 'evaluation-request'))
    OR (d."subjectType" = ${type} AND d."subjectId" = ${id}))`;
