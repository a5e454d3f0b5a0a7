import { forbidden, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { ClaimDeps } from './claim-tasks.js';
import { reassignTask } from './reassign-task.js';
import { kindName, requireUser } from './task-viewer.js';

/** 退领: gives a task that I took back to the list. */
export function releaseTask(
  context: CommandContext,
  deps: ClaimDeps,
  input: { taskId: string },
): Promise<{ id: string }> {
  const user = requireUser(context.actor);
  return inTransaction(context, async (unit) => {
    const task = await unit.tx.userTask.findUnique({ where: { jobKey: input.taskId } });
    if (task?.state !== 'CREATED') {
      throw invalidState(
        `Expected task ${input.taskId} to be CREATED, but it is ${task?.state ?? 'unknown'}`,
        '该任务不存在或已经办理',
      );
    }
    if (task.assigneeId !== user.id)
      throw forbidden(`Expected task ${input.taskId} to be ${user.id}'s`, '只能退回自己领取的任务');
    await reassignTask(unit, task.jobKey, null);
    await deps.handlerChanged(unit, task, null);
    await unit.ledger({
      action: 'task.released',
      subjectType: task.subjectType,
      subjectId: task.subjectId,
      caseId: task.caseId,
      summary: `退领“${kindName(task.kind)}”${task.number}`,
      detail: { jobKey: task.jobKey, kind: task.kind },
    });
    return { id: task.jobKey };
  });
}
