import { conflict, invalidArgument, invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import type { LimitInDays } from '../../shared/settings-service.js';
import { findNearestDue } from '../tasks/find-nearest-due.js';
import { findOpenOrder, placeOrder, SUPERVISED, type SupervisedType } from './place-order.js';
import type { SupervisionDeps } from './supervision-deps.js';

export interface OrderSupervision {
  subjectType: SupervisedType;
  subjectId: string;
  requirement: string;
  /** Left out: the setting. */
  limit?: LimitInDays | undefined;
}

/** 督办 by hand: of anything that is open and has a unit, one order at a time (R62). The route checks the post. */
export async function orderSupervision(
  context: CommandContext,
  deps: SupervisionDeps,
  input: OrderSupervision,
): Promise<{ id: string; number: string }> {
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { subjectType, subjectId, requirement } = input;
    const facts = await deps.findSubject(tx, subjectType, subjectId);
    if (!facts) throw notFound(`Expected to find ${subjectType} ${subjectId}`, '没有找到要督办的事项');
    if (facts.closed)
      throw invalidState(
        `Expected ${subjectType} ${subjectId} to be open`,
        `这件${SUPERVISED[subjectType]}已办结，不用督办`,
      );
    if (!facts.unitId)
      throw invalidArgument(
        `Expected ${subjectType} ${subjectId} to have a unit`,
        '还没有承办单位，请先指定单位再督办',
      );
    const open = await findOpenOrder(tx, input);
    if (open)
      throw conflict(
        `Expected no open order on ${subjectType} ${subjectId}, but ${open.id} is`,
        `已有督办单 ${open.number} 在办，不能重复督办`,
      );
    const limit = input.limit ?? (await deps.settings.get(tx, 'supervision.limits', at)).reply;
    return placeOrder(unit, { subjectType, subjectId, facts: { ...facts, unitId: facts.unitId }, requirement, limit });
  });
}

/** 督办 by the ladder: once a subject while it is overdue; nothing when its clock has ended, moved, or an order is open. */
export async function superviseOverdue(
  unit: UnitOfWork,
  deps: Pick<SupervisionDeps, 'findSubject' | 'settings'>,
  subjectType: string,
  subjectId: string,
): Promise<void> {
  if (!(subjectType in SUPERVISED))
    throw new Error(`Expected a subject that may be supervised, but got ${subjectType}`);
  const subject = { subjectType: subjectType as SupervisedType, subjectId };
  const { tx, at } = unit;
  const facts = await deps.findSubject(tx, subjectType, subjectId);
  if (!facts?.unitId || facts.closed || !(await isOverdue(unit, subject))) return;
  if (await findOpenOrder(tx, subject)) return;
  const { reply } = await deps.settings.get(tx, 'supervision.limits', at);
  await placeOrder(unit, {
    ...subject,
    facts: { ...facts, unitId: facts.unitId },
    requirement: `这件${SUPERVISED[subject.subjectType]}已超期，催办后仍未办结，请说明原因、限期办结并回复办理情况。`,
    limit: reply,
  });
}

/** Whether a clock of the subject runs and its due instant is past. */
export async function isOverdue(
  { tx, at }: UnitOfWork,
  { subjectType, subjectId }: { subjectType: string; subjectId: string },
): Promise<boolean> {
  const dueAt = await findNearestDue(tx, subjectType, subjectId);
  return dueAt !== null && dueAt < at;
}
