import type { Variables } from '../../engine/port.js';
import { conflict } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { txAll, txRun } from '../../shared/tx-sql.js';

/**
 * Ends a waiting task inside the caller's transaction: it leaves the inbox at once (COMPLETING), and the completion goes to the
 * engine after commit. Throws CONFLICT when somebody ended it first.
 */
export async function endTask(unit: UnitOfWork, jobKey: string, variables: Variables): Promise<void> {
  const { tx, at, actor } = unit;
  const ended = await txRun(
    tx,
    `UPDATE "UserTask" SET "state" = 'COMPLETING', "endedAt" = ?, "endedById" = ? WHERE "jobKey" = ? AND "state" = 'CREATED'`,
    dbTime(at),
    actor.type === 'USER' ? actor.id : null,
    jobKey,
  );
  const [task] = await txAll<{ caseId: string; state: string }>(
    tx,
    'SELECT "caseId", "state" FROM "UserTask" WHERE "jobKey" = ?',
    jobKey,
  );
  if (ended !== 1 || !task) {
    throw conflict(
      `Expected task ${jobKey} to be CREATED, but it is ${task?.state ?? 'unknown'}`,
      '该任务已经办理或已被收回，请刷新后再试',
    );
  }
  await unit.toEngine(task.caseId, { kind: 'completeJob', jobKey, variables });
}
