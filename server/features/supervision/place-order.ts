import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { nextNumber } from '../../shared/next-number.js';
import { sendMessage } from '../../shared/send-message.js';
import type { LimitInDays } from '../../shared/settings-service.js';
import type { SubjectFacts } from '../../shared/subject-directory.js';
import type { Tx } from '../../db.js';
import { logSupervision } from './supervision-log.js';
import { FINAL_STATUSES } from './supervision-states.js';

/** What may be supervised. */
export const SUPERVISED = { item: '分办件', rectification: '整改', 'negative-rating': '差评核查' } as const;
export type SupervisedType = keyof typeof SUPERVISED;

export interface NewOrder {
  subjectType: SupervisedType;
  subjectId: string;
  facts: SubjectFacts & { unitId: string };
  requirement: string;
  limit: LimitInDays;
}

/** The order that is open on a subject; at most one. */
export const findOpenOrder = (tx: Tx, subject: { subjectType: string; subjectId: string }) =>
  tx.supervisionOrder.findFirst({
    where: { subjectType: subject.subjectType, subjectId: subject.subjectId, status: { notIn: [...FINAL_STATUSES] } },
  });

/** Writes the order and its message to the diagram in one transaction; lines stand with the order and with its subject. */
export async function placeOrder(unit: UnitOfWork, input: NewOrder): Promise<{ id: string; number: string }> {
  const { tx, at, actor } = unit;
  const { subjectType, subjectId, facts, requirement, limit } = input;
  const id = newId('sup', at);
  const number = await nextNumber(tx, at, 'DB');
  await tx.supervisionOrder.create({
    data: {
      id,
      number,
      subjectType,
      subjectId,
      title: `${facts.title} ${facts.number}`.trim(),
      requirement,
      unitId: facts.unitId,
      limitValue: limit.value,
      limitUnit: limit.unit,
      status: 'ORDERED',
      orderedById: actor.type === 'USER' ? actor.id : null,
      orderedAt: at,
    },
  });
  await logSupervision(unit, { id, number }, 'supervision.ordered', `发起督办：${facts.title} ${facts.number}`, {
    reason: requirement,
    detail: { subjectType, subjectId, limit },
  });
  await unit.ledger({
    action: `${subjectType}.supervised`,
    subjectType,
    subjectId,
    caseId: facts.caseId,
    summary: `列入督办 ${number}`,
    reason: requirement,
    detail: { supervisionOrderId: id },
  });
  await sendMessage(unit, id, 'supervision.ordered', id);
  return { id, number };
}
