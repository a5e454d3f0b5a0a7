import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { txRun } from '../../shared/tx-sql.js';

/**
 * Copies the due instant of a subject's nearest running clock to its waiting tasks, so that one index sorts the inbox. Called in
 * the transaction that moves the clock; null while it stands still or when there is no limit.
 */
export async function setTaskDue(
  unit: UnitOfWork,
  { subjectType, subjectId, dueAt }: { subjectType: string; subjectId: string; dueAt: Date | null },
): Promise<void> {
  await txRun(
    unit.tx,
    `UPDATE "UserTask" SET "dueAt" = ? WHERE "subjectType" = ? AND "subjectId" = ? AND "state" = 'CREATED'`,
    dueAt && dbTime(dueAt),
    subjectType,
    subjectId,
  );
}
