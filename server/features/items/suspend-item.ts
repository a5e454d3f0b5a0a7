import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { authorizeItem, endItemTask } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { changeItem } from './load-item.js';
import { pauseItem } from './pause-item.js';

export interface SuspendItem {
  id: string;
  version: number;
  /** One of the setting `item.specialProcedures` (R158). */
  kind: string;
  reason: string;
}

/** 特别程序 (检验检测、鉴定、听证、公示 …): the time it takes does not count; the clock stops now. */
export async function suspendItem(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks' | 'deadlines' | 'settings'>,
  input: SuspendItem,
): Promise<ActionResult> {
  const reason = input.reason.trim();
  if (reason === '') throw invalidArgument('Expected a reason for suspending', '请写明启动特别程序的理由');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const { item, status, task } = await authorizeItem(unit, deps.tasks, 'suspend', input);
    const kinds = await deps.settings.get(tx, 'item.specialProcedures', at);
    if (!kinds.includes(input.kind))
      throw invalidArgument(
        `Expected a known special procedure, not ${input.kind}`,
        `特别程序只能是：${kinds.join('、')}`,
      );
    const userId = actor.type === 'USER' ? actor.id : null;
    const { version } = await changeItem(tx, item.id, { status, handlerId: userId });
    const id = newId('sus', at);
    await tx.specialProcedure.create({
      data: { id, itemId: item.id, kind: input.kind, reason, startedById: userId, startedAt: at },
    });
    await pauseItem(unit, deps.deadlines, {
      itemId: item.id,
      applicationId: item.applicationId,
      causeId: id,
      reason: `特别程序（${input.kind}）`,
    });
    await logItem(unit, item, 'item.suspended', `启动特别程序“${input.kind}”，暂停计时`, {
      reason,
      detail: { suspensionId: id },
    });
    await endItemTask(unit, deps.tasks, task, { decision: 'SUSPEND' });
    return { id: item.id, version, message: `已启动“${input.kind}”，期间暂停计时` };
  });
}
