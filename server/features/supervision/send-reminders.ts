import type { OverviewSubject, ReminderResult } from '../../api/rectifications.js';
import { ROLES, type Role } from '../../api/roles.js';
import type { Db, Tx } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { momentText } from '../../shared/local-day.js';
import type { SubjectFacts } from '../../shared/subject-directory.js';
import { findWaitingFor, type WaitsFor } from '../tasks/find-waiting-for.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { hasRole, isOfUnit, seesAll } from './supervision-permissions.js';

export interface SendReminders {
  subjects: readonly { subjectType: OverviewSubject; subjectId: string }[];
  note?: string | undefined;
}

/**
 * 催办 by hand, one or many: whoever has it in hand, or the unit or role that it waits for, or the coordinator while an item has no
 * unit. Each is answered by itself: reminded, or why not, and who reminded before and when.
 */
export async function sendReminders(
  context: CommandContext,
  deps: Pick<SupervisionDeps, 'findSubject' | 'notices'>,
  input: SendReminders,
): Promise<ReminderResult[]> {
  const unique = [
    ...new Map(input.subjects.map((subject) => [`${subject.subjectType} ${subject.subjectId}`, subject])).values(),
  ];
  return inTransaction(context, async (unit) => {
    const results: ReminderResult[] = [];
    for (const subject of unique) results.push(await remindOne(unit, deps, subject, input.note));
    return results;
  });
}

async function remindOne(
  unit: UnitOfWork,
  deps: Pick<SupervisionDeps, 'findSubject' | 'notices'>,
  { subjectType, subjectId }: SendReminders['subjects'][number],
  note: string | undefined,
): Promise<ReminderResult> {
  const { tx, at, actor } = unit;
  const facts = await deps.findSubject(tx, subjectType, subjectId);
  const previous = await findLastReminder(tx, subjectType, subjectId);
  const refusal = facts ? refuseReminder(actor, subjectType, facts) : '没有找到要催办的事项';
  if (!facts || refusal) return { id: subjectId, reminded: false, message: refusal ?? '', previous };
  const count = (await tx.reminder.count({ where: { subjectType, subjectId } })) + 1;
  const recipient = await findRecipient(tx, { subjectType, subjectId }, facts);
  await deps.notices.send(unit, {
    ...recipient,
    dedupeKey: `${subjectType}.reminded:${subjectId}:hand:${count}`,
    kind: `${subjectType}.reminded`,
    title: `催办：${facts.title} ${facts.number}`,
    body: `第 ${count} 次催办，请尽快办理。${note ?? ''}`,
    subjectType,
    subjectId,
  });
  await tx.reminder.create({
    data: {
      id: newId('rem', at),
      subjectType,
      subjectId,
      unitId: facts.unitId,
      userId: facts.handlerId,
      byId: actor.type === 'USER' ? actor.id : null,
      kind: 'HAND',
      note: note ?? null,
      at,
    },
  });
  await unit.ledger({
    action: `${subjectType}.reminded`,
    subjectType,
    subjectId,
    caseId: facts.caseId,
    summary: `第 ${count} 次催办`,
    reason: note,
    detail: { ...recipient },
  });
  const history = previous
    ? `；上次由${previous.by}于 ${momentText(new Date(previous.at))}催办，共 ${count - 1} 次`
    : '';
  return { id: subjectId, reminded: true, message: `已催办${nameOf(recipient)}${history}`, previous };
}

const nameOf = ({ recipientType, recipientId }: WaitsFor): string =>
  recipientType === 'ROLE'
    ? (ROLES[recipientId as Role] ?? recipientId)
    : { USER: '经办人', UNIT: '承办单位' }[recipientType];

async function findRecipient(
  tx: Tx,
  subject: SendReminders['subjects'][number],
  { handlerId, unitId }: SubjectFacts,
): Promise<WaitsFor> {
  if (handlerId) return { recipientType: 'USER', recipientId: handlerId };
  const waiting = await findWaitingFor(tx, subject, unitId);
  if (waiting) return waiting;
  // the check of a rating is none of the rated unit's business until a task of it says so (R82)
  if (subject.subjectType === 'negative-rating') return { recipientType: 'ROLE', recipientId: 'STYLE_OFFICE' };
  return unitId
    ? { recipientType: 'UNIT', recipientId: unitId }
    : { recipientType: 'ROLE', recipientId: 'COORDINATOR' };
}

function refuseReminder(actor: Actor, subjectType: OverviewSubject, facts: SubjectFacts): string | null {
  if (facts.closed) return '已办结，不用催办';
  if (actor.type === 'SYSTEM' || seesAll(actor)) return null;
  if (subjectType === 'negative-rating') return '差评核查由行风办或监督催办';
  if (hasRole(actor, ['UNIT_HEAD']) && isOfUnit(actor, facts.unitId)) return null;
  if (subjectType === 'item' && hasRole(actor, ['COORDINATOR', 'COUNTER_CLERK'])) return null;
  return '催办由行风办、监督或责任单位负责人发出';
}

/** Who reminded last, and when. */
export async function findLastReminder(
  tx: Db | Tx,
  subjectType: string,
  subjectId: string,
): Promise<ReminderResult['previous']> {
  const last = await tx.reminder.findFirst({ where: { subjectType, subjectId }, orderBy: { at: 'desc' } });
  if (!last) return null;
  const by = last.byId ? await tx.user.findUnique({ where: { id: last.byId }, select: { displayName: true } }) : null;
  return { at: last.at.toISOString(), by: by?.displayName ?? '系统' };
}
