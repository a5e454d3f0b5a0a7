import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { authorizeItem } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { changeItem } from './load-item.js';

export interface RequestAssist {
  id: string;
  version: number;
  userId: string;
  /** What is asked. */
  request: string;
}

/** 协办: asks another person for an opinion, who may read the item from now on. The task stays with its handler. */
export async function requestAssist(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks' | 'notices'>,
  input: RequestAssist,
): Promise<ActionResult> {
  const request = input.request.trim();
  if (request === '') throw invalidArgument('Expected a request', '请写明需要对方协助什么');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const { item } = await authorizeItem(unit, deps.tasks, 'assist', input);
    const user = await tx.user.findUnique({ where: { id: input.userId } });
    if (!user?.active) throw invalidArgument(`Expected an active user ${input.userId}`, '没有找到这位工作人员');
    const actorId = actor.type === 'USER' ? actor.id : '';
    if (user.id === actorId) throw invalidArgument('Expected another user than oneself', '不能请自己协办');
    const id = newId('ast', at);
    await tx.itemAssist.create({
      data: { id, itemId: item.id, userId: user.id, requestedById: actorId, requestedAt: at, request },
    });
    const { version } = await changeItem(tx, item.id, {});
    await logItem(unit, item, 'item.assistRequested', `请${user.post}协办`, {
      reason: request,
      detail: { assistId: id, userId: user.id },
    });
    await deps.notices.send(unit, {
      dedupeKey: `item.assistRequested:${id}`,
      recipientType: 'USER',
      recipientId: user.id,
      kind: 'item.assistRequested',
      title: `请您协办：${item.serviceItemName} ${item.number}`,
      body: request,
      subjectType: 'item',
      subjectId: item.id,
    });
    return { id: item.id, version, message: `已请${user.displayName}协办` };
  });
}
