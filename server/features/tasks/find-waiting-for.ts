import type { Db, Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';

/** Whom an open task waits for. */
export type WaitsFor =
  | { recipientType: 'USER'; recipientId: string }
  | { recipientType: 'UNIT'; recipientId: string }
  | { recipientType: 'ROLE'; recipientId: string };

/**
 * Whom a subject waits for: the holder of its open task, else the unit or the role that may claim it; null without an open task. Of
 * several tasks the one of `unitId` counts, else the oldest.
 */
export async function findWaitingFor(
  db: Db | Tx,
  subject: { subjectType: string; subjectId: string },
  unitId: string | null,
): Promise<WaitsFor | null> {
  const [task] = await txAll<{
    assigneeId: string | null;
    candidateUnitId: string | null;
    candidateRole: string | null;
  }>(
    db,
    `SELECT "assigneeId", "candidateUnitId", "candidateRole" FROM "UserTask"
      WHERE "subjectType" = ? AND "subjectId" = ? AND "state" = 'CREATED' ORDER BY "candidateUnitId" IS NOT ?, "createdAt", "jobKey" LIMIT 1`,
    subject.subjectType,
    subject.subjectId,
    unitId,
  );
  if (task?.assigneeId) return { recipientType: 'USER', recipientId: task.assigneeId };
  if (task?.candidateUnitId) return { recipientType: 'UNIT', recipientId: task.candidateUnitId };
  if (task?.candidateRole) return { recipientType: 'ROLE', recipientId: task.candidateRole };
  return null;
}
