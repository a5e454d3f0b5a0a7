import type { ActionResult } from '../../api/applications.js';
import type { Tx } from '../../db.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { momentText } from '../../shared/local-day.js';
import { authorizeItem } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';

const REMINDED = 'item.reminded';

/** 催办: reminds the handler, or the unit while nobody has claimed it, or the coordinator while no unit is found. Says who reminded before and when. */
export async function remindItem(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks' | 'notices'>,
  input: { id: string },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx } = unit;
    const { item } = await authorizeItem(unit, deps.tasks, 'remind', { id: input.id });
    const before = await findReminders(tx, item.id);
    const task = await deps.tasks.getOpen(tx, { subjectType: 'item', subjectId: item.id }, 'item.handle');
    const handlerId = task?.assigneeId ?? null;
    const recipient = handlerId
      ? ({ recipientType: 'USER', recipientId: handlerId } as const)
      : item.unitId
        ? ({ recipientType: 'UNIT', recipientId: item.unitId } as const)
        : ({ recipientType: 'ROLE', recipientId: 'COORDINATOR' } as const);
    await deps.notices.send(unit, {
      ...recipient,
      dedupeKey: `item.reminded:${item.id}:${before.length + 1}`,
      kind: 'item.reminded',
      title: `催办：${item.serviceItemName} ${item.number}`,
      body: `第 ${before.length + 1} 次催办，请尽快办理。`,
      subjectType: 'item',
      subjectId: item.id,
    });
    await keepReminder(unit, item, handlerId);
    await logItem(unit, item, REMINDED, `第 ${before.length + 1} 次催办`, { detail: { ...recipient } });
    const last = before.at(-1);
    const history = last ? `；上次由${last.actorName}于 ${momentText(last.at)}催办，共 ${before.length} 次` : '';
    return {
      id: item.id,
      version: item.version,
      message: `已催办${handlerId ? '经办人' : item.unitId ? '承办单位' : '综合窗口牵头人'}${history}`,
    };
  });
}

/** Kept with those of the ladder, so that an overview says when somebody was reminded last. */
async function keepReminder(
  { tx, at, actor }: UnitOfWork,
  item: { id: string; unitId: string | null },
  userId: string | null,
): Promise<void> {
  const byId = actor.type === 'USER' ? actor.id : null;
  await tx.reminder.create({
    data: {
      id: newId('rem', at),
      subjectType: 'item',
      subjectId: item.id,
      unitId: item.unitId,
      userId,
      byId,
      kind: 'HAND',
      at,
    },
  });
}

/** Who reminded before, oldest first. */
const findReminders = (tx: Tx, itemId: string) =>
  tx.ledgerEvent.findMany({
    where: { subjectType: 'item', subjectId: itemId, action: REMINDED },
    orderBy: { seq: 'asc' },
    select: { at: true, actorName: true },
  });
