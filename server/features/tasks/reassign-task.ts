import { conflict } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';

/** Gives a waiting task to a person or back to the list; the caller has checked who may and writes the ledger line. */
export async function reassignTask(unit: UnitOfWork, jobKey: string, userId: string | null): Promise<void> {
  const changed = await unit.tx.userTask.updateMany({
    where: { jobKey, state: 'CREATED' },
    data: { assigneeId: userId, claimedAt: userId === null ? null : unit.at },
  });
  if (changed.count !== 1)
    throw conflict(`Expected task ${jobKey} to be CREATED`, '该任务已经办理或已被收回，请刷新后再试');
}
