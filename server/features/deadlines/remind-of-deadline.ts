import type { UnitOfWork } from '../../shared/command-context.js';
import { dayText } from '../../shared/local-day.js';
import type { NewNotice, NoticeService } from '../../shared/notice-service.js';
import { hasNotice } from '../notices/find-notices.js';

/** 提醒经办人 before the due instant, or 催办承办单位 after it. */
export type Reminder = 'warn' | 'remind';

/**
 * Reminds whoever has the item of its promised limit, once for each reminder and deadline: the handler, or the unit while nobody
 * has claimed it; 催办 goes to both. No effect when the clock has ended meanwhile. 催办 leaves a line in the ledger.
 */
export async function remindOfDeadline(
  unit: UnitOfWork,
  deps: { notices: NoticeService },
  itemId: string,
  reminder: Reminder,
): Promise<void> {
  const { tx } = unit;
  const item = await tx.applicationItem.findUnique({ where: { id: itemId } });
  const deadline = await tx.deadline.findFirst({
    where: { subjectType: 'item', subjectId: itemId, kind: 'ITEM_PROMISED', closedAt: null },
  });
  if (!item || !deadline?.dueAt) return;
  const recipients: Pick<NewNotice, 'recipientType' | 'recipientId'>[] = [];
  if (item.handlerId) recipients.push({ recipientType: 'USER', recipientId: item.handlerId });
  if (item.unitId && (reminder === 'remind' || !item.handlerId))
    recipients.push({ recipientType: 'UNIT', recipientId: item.unitId });
  const keyOf = ({ recipientType }: (typeof recipients)[number]) =>
    `deadline.${reminder}:${deadline.id}:${recipientType}`;
  const due = `${dayText(deadline.dueAt)}`;
  let sent = 0;
  for (const recipient of recipients) {
    if (await hasNotice(tx, keyOf(recipient))) continue;
    await deps.notices.send(unit, {
      ...recipient,
      dedupeKey: keyOf(recipient),
      kind: `deadline.${reminder}`,
      title: `${reminder === 'warn' ? '临期提醒' : '催办'}：${item.serviceItemName} ${item.number}`,
      body: reminder === 'warn' ? `承诺 ${due}前办结，请抓紧办理。` : `承诺 ${due}前办结，已超期，请尽快办结。`,
      subjectType: 'item',
      subjectId: itemId,
    });
    sent++;
  }
  if (sent === 0 || reminder === 'warn') return;
  await unit.ledger({
    action: 'item.reminded',
    subjectType: 'item',
    subjectId: itemId,
    caseId: item.applicationId,
    summary: '超期自动催办承办单位',
    detail: { deadlineId: deadline.id },
  });
}
