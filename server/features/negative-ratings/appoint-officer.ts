import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { takeOfficer } from './assign-callback.js';
import { authorizeNegativeRating, endNegativeRatingTask } from './authorize-negative-rating.js';
import { findWorkers } from './find-callback-candidates.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';

export interface AppointOfficer {
  id: string;
  version: number;
  userId: string;
}

/** 指定回访专人 when nobody could be assigned, or somebody else while the callback waits: always outside the rated unit (R73). */
export async function appointOfficer(
  context: CommandContext,
  deps: NegativeRatingDeps,
  input: AppointOfficer,
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, task } = await authorizeNegativeRating(unit, deps.tasks, 'appoint', input);
    const { tx } = unit;
    const user = await tx.user.findUnique({
      where: { id: input.userId },
      select: { displayName: true, unitId: true, active: true },
    });
    const why = !user?.active
      ? '没有这名在用的人员'
      : user.unitId === row.unitId
        ? '回访专人须在被评单位以外，请另选一人'
        : (await findWorkers(tx, row.applicationId)).includes(input.userId)
          ? '此人办理过该件，不能回访，请另选一人'
          : null;
    if (why)
      throw invalidArgument(`Expected user ${input.userId} to be fit for the callback of ${row.id}`, why, {
        fields: ['userId'],
      });
    const { version } = await takeOfficer(unit, deps, row, input.userId);
    if (task) await endNegativeRatingTask(unit, deps.tasks, task, { callbackOfficerId: input.userId });
    else {
      const waiting = await deps.tasks.getOpen(
        tx,
        { subjectType: 'negative-rating', subjectId: row.id },
        'callback.verify',
      );
      if (waiting) await deps.tasks.reassign(unit, waiting.jobKey, input.userId);
    }
    return { id: row.id, version, message: `已指定${user?.displayName ?? ''}回访核实` };
  });
}
