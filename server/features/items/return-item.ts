import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { authorizeItem, endItemTask } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { changeItem } from './load-item.js';

/**
 * 退回（非本单位职责）: the item is sent on to the next unit, never back to this one (R143). The clock runs on: the applicant is
 * not to wait longer because we did not know whose it is.
 */
export async function returnItem(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks'>,
  input: { id: string; version: number; reason: string },
): Promise<ActionResult> {
  const reason = input.reason.trim();
  if (reason === '') throw invalidArgument('Expected a reason for returning', '请写明为什么不属于本单位职责');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const { item, status, task } = await authorizeItem(unit, deps.tasks, 'return', input);
    await tx.itemReturn.create({
      data: {
        id: newId('ret', at),
        itemId: item.id,
        unitId: item.unitId ?? '',
        reason,
        returnedById: actor.type === 'USER' ? actor.id : '',
        returnedAt: at,
      },
    });
    const { version } = await changeItem(tx, item.id, { status, unitId: null, handlerId: null });
    await logItem(unit, item, 'item.returned', '退回：非本单位职责，重新分派', {
      reason,
      detail: { unitId: item.unitId },
    });
    await endItemTask(unit, deps.tasks, task, { decision: 'RETURN' });
    return { id: item.id, version, message: '已退回，系统正在分派给下一个承办单位' };
  });
}
