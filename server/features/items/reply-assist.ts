import type { ActionResult } from '../../api/applications.js';
import { forbidden, invalidArgument, invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { loadItem } from './load-item.js';

/** The opinion of the person who was asked; given once. The item's own version does not change: its handler is not disturbed. */
export async function replyAssist(
  context: CommandContext,
  deps: Pick<ItemDeps, 'notices'>,
  input: { id: string; assistId: string; reply: string },
): Promise<ActionResult> {
  const reply = input.reply.trim();
  if (reply === '') throw invalidArgument('Expected a reply', '请写明协办意见');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const assist = await tx.itemAssist.findFirst({ where: { id: input.assistId, itemId: input.id } });
    if (!assist) throw notFound(`Expected to find assist ${input.assistId}`, '没有找到这次协办');
    if (actor.type !== 'USER' || actor.id !== assist.userId)
      throw forbidden(`Expected user ${assist.userId} to reply`, '只有被请协办的人可以回复');
    if (assist.repliedAt)
      throw invalidState(`Expected assist ${assist.id} to be open, but it was replied to`, '这次协办已经回复过');
    const item = await loadItem(tx, input.id);
    await tx.itemAssist.update({ where: { id: assist.id }, data: { reply, repliedAt: at } });
    await logItem(unit, item, 'item.assistReplied', '回复协办意见', { reason: reply, detail: { assistId: assist.id } });
    await deps.notices.send(unit, {
      dedupeKey: `item.assistReplied:${assist.id}`,
      recipientType: 'USER',
      recipientId: assist.requestedById,
      kind: 'item.assistReplied',
      title: `协办已回复：${item.serviceItemName} ${item.number}`,
      body: reply,
      subjectType: 'item',
      subjectId: item.id,
    });
    return { id: item.id, version: item.version, message: '已回复协办意见' };
  });
}
