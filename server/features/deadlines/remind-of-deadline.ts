import type { UnitOfWork } from '../../shared/command-context.js';
import { fromDbTime } from '../../shared/db-time.js';
import { newId } from '../../shared/ids.js';
import { dayText } from '../../shared/local-day.js';
import type { NewNotice, NoticeService } from '../../shared/notice-service.js';
import type { FindSubject } from '../../shared/subject-directory.js';
import { txAll } from '../../shared/tx-sql.js';
import { hasNotice } from '../notices/find-notices.js';
import type { RemindedClock } from './reminded-clocks.js';

/** 临期提醒 before the due instant, or 催办 after it. */
export type Reminder = 'warn' | 'remind';

export interface RemindDeps {
  notices: NoticeService;
  findSubject: FindSubject;
}

type Recipient = Pick<NewNotice, 'recipientType' | 'recipientId' | 'except'>;

/**
 * Reminds whoever has the subject of its limit, once for each reminder and clock: the handler, or the unit while nobody has claimed
 * it; 催办 goes to both, to each person once, is kept as a reminder and leaves a line in the ledger. No effect when the clock has
 * ended meanwhile.
 */
export async function remindOfDeadline(
  unit: UnitOfWork,
  deps: RemindDeps,
  { clock, subjectId, reminder }: { clock: RemindedClock; subjectId: string; reminder: Reminder },
): Promise<void> {
  const { tx, at } = unit;
  const { subjectType } = clock;
  const subject = await deps.findSubject(tx, subjectType, subjectId);
  const deadline = await findClock(unit, clock, subjectId);
  if (!subject || !deadline) return;
  const recipients = recipientsOf(clock, subject, reminder);
  const keyOf = ({ recipientType }: Recipient) => `deadline.${reminder}:${deadline.id}:${recipientType}`;
  const duty = clock.duty(dayText(deadline.dueAt));
  let sent = 0;
  for (const recipient of recipients) {
    if (await hasNotice(tx, keyOf(recipient))) continue;
    await deps.notices.send(unit, {
      ...recipient,
      dedupeKey: keyOf(recipient),
      kind: `deadline.${reminder}`,
      title: `${reminder === 'warn' ? '临期提醒' : '催办'}：${subject.title} ${subject.number}`,
      body: reminder === 'warn' ? `${duty}，请抓紧办理。` : `${duty}，已超期，请尽快办结。`,
      subjectType,
      subjectId,
    });
    sent++;
  }
  if (sent === 0 || reminder === 'warn') return;
  await tx.reminder.create({
    data: {
      id: newId('rem', at),
      subjectType,
      subjectId,
      unitId: clock.unit ? subject.unitId : null,
      userId: subject.handlerId,
      kind: 'LADDER',
      at,
    },
  });
  await unit.ledger({
    action: `${subjectType}.reminded`,
    subjectType,
    subjectId,
    caseId: subject.caseId,
    summary: clock.unit ? '超期自动催办承办单位' : '超期自动催办承办人',
    detail: { deadlineId: deadline.id },
  });
}

/** From the person to the unit to the overseer, each without those who are told before. */
function recipientsOf(
  clock: RemindedClock,
  { handlerId, unitId }: { handlerId: string | null; unitId: string | null },
  reminder: Reminder,
): Recipient[] {
  const recipients: Recipient[] = [];
  if (handlerId) recipients.push({ recipientType: 'USER', recipientId: handlerId });
  const toldUnit = clock.unit && (reminder === 'remind' || !handlerId) ? unitId : null;
  if (toldUnit) recipients.push({ recipientType: 'UNIT', recipientId: toldUnit, except: { userId: handlerId } });
  if (clock.overseer && reminder === 'remind')
    recipients.push({
      recipientType: 'ROLE',
      recipientId: clock.overseer,
      except: { userId: handlerId, unitId: toldUnit },
    });
  return recipients;
}

/** The open clock; those of a rectification are its rounds', with it as their case. */
async function findClock(
  { tx }: UnitOfWork,
  { subjectType, kind }: RemindedClock,
  subjectId: string,
): Promise<{ id: string; dueAt: Date } | null> {
  const [clock] = await txAll<{ id: string; dueAt: Date | string | null }>(
    tx,
    `SELECT "id", "dueAt" FROM "Deadline" WHERE "${subjectType === 'rectification' ? 'caseId' : 'subjectId'}" = ? AND "subjectType" = ?
      AND "kind" = ? AND "closedAt" IS NULL AND "dueAt" IS NOT NULL LIMIT 1`,
    subjectId,
    subjectType,
    kind,
  );
  return clock?.dueAt ? { id: clock.id, dueAt: fromDbTime(clock.dueAt) } : null;
}
