import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { authorizeItem } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { changeItem } from './load-item.js';
import { resumeItem } from './pause-item.js';

/** The special procedure is over: the clock runs again and the item goes back to its handler. */
export async function endSuspension(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks' | 'deadlines'>,
  input: { id: string; version: number },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const { item, status } = await authorizeItem(unit, deps.tasks, 'end-suspension', input);
    const procedure = await tx.specialProcedure.findFirstOrThrow({
      where: { itemId: item.id, endedAt: null },
      orderBy: { startedAt: 'desc' },
    });
    await tx.specialProcedure.update({
      where: { id: procedure.id },
      data: { endedAt: at, endedById: actor.type === 'USER' ? actor.id : null },
    });
    const { version } = await changeItem(tx, item.id, { status });
    await resumeItem(unit, deps.deadlines, {
      itemId: item.id,
      applicationId: item.applicationId,
      causeId: procedure.id,
    });
    await logItem(unit, item, 'item.resumed', `“${procedure.kind}”已结束，恢复计时`, {
      detail: { suspensionId: procedure.id },
    });
    await sendMessage(unit, item.applicationId, 'suspension.ended', procedure.id);
    return { id: item.id, version, message: '特别程序已结束，恢复计时' };
  });
}
