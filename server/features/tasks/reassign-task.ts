import { conflict } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { txRun } from '../../shared/tx-sql.js';

/** Gives a waiting task to a person or back to the list; the caller has checked who may and writes the ledger line. */
export async function reassignTask(unit: UnitOfWork, jobKey: string, userId: string | null): Promise<void> {
  const changed = await txRun(
    unit.tx,
    `UPDATE "UserTask" SET "assigneeId" = ?, "claimedAt" = ? WHERE "jobKey" = ? AND "state" = 'CREATED'`,
    userId,
    userId === null ? null : dbTime(unit.at),
    jobKey,
  );
  if (changed !== 1) throw conflict(`Expected task ${jobKey} to be CREATED`, '该任务已经办理或已被收回，请刷新后再试');
}
