import type { Variables } from '../../engine/port.js';
import { conflict } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';

/**
 * Ends a waiting task inside the caller's transaction: it leaves the inbox at once (COMPLETING), and the completion goes to the
 * engine after commit. Throws CONFLICT when somebody ended it first.
 */
export async function endTask(unit: UnitOfWork, jobKey: string, variables: Variables): Promise<void> {
  const { tx, at, actor } = unit;
  const ended = await tx.userTask.updateMany({
    where: { jobKey, state: 'CREATED' },
    data: { state: 'COMPLETING', endedAt: at, endedById: actor.type === 'USER' ? actor.id : null },
  });
  const task = await tx.userTask.findUnique({ where: { jobKey }, select: { caseId: true, state: true } });
  if (ended.count !== 1 || task === null) {
    throw conflict(
      `Expected task ${jobKey} to be CREATED, but it is ${task?.state ?? 'unknown'}`,
      '该任务已经办理或已被收回，请刷新后再试',
    );
  }
  await unit.toEngine(task.caseId, { kind: 'completeJob', jobKey, variables });
}
