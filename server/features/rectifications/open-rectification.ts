import { invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { nextNumber } from '../../shared/next-number.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { NewRectification } from '../../shared/rectification-service.js';
import { sendMessage } from '../../shared/send-message.js';
import { findVerifierUnit } from './find-verifier-unit.js';
import { logRectification } from './rectification-log.js';

/** 交办 in the caller's transaction. Refused without an active responsible unit (R52); the evaluator is fixed here (R63). */
export async function openRectification(
  unit: UnitOfWork,
  { notices }: { notices: NoticeService },
  input: NewRectification,
): Promise<{ id: string; number: string }> {
  const { tx, at, actor } = unit;
  const responsible = input.unitId ? await tx.unit.findUnique({ where: { id: input.unitId } }) : null;
  if (!responsible?.active)
    throw invalidState(
      `Expected a responsible unit for the rectification of ${input.problemId ?? input.ratingId}`,
      '没有责任单位，不能交办整改，请先指定责任单位',
    );
  const id = newId('rect', at);
  const number = await nextNumber(tx, at, 'ZG');
  const userId = actor.type === 'USER' ? actor.id : null;
  await tx.rectification.create({
    data: {
      id,
      number,
      title: input.title,
      problemId: input.problemId,
      ratingId: input.ratingId,
      status: 'OPENED',
      unitId: responsible.id,
      verifierUnitId: await findVerifierUnit(tx, responsible.id),
      evaluatorId: input.evaluatorId ?? userId,
      openedById: userId,
      openedAt: at,
      progressAt: at,
    },
  });
  await logRectification(unit, { id, number }, 'rectification.opened', `交办${responsible.name}：${input.title}`, {
    detail: {
      unitId: responsible.id,
      problemId: input.problemId,
      ratingId: input.ratingId,
    },
  });
  await notices.send(unit, {
    dedupeKey: `rectification.opened:${id}`,
    recipientType: 'UNIT',
    recipientId: responsible.id,
    kind: 'rectification.opened',
    title: `新的整改：${number} ${input.title}`,
    body: '请确定整改类别、措施和期限。',
    subjectType: 'rectification',
    subjectId: id,
  });
  if (!input.called) await sendMessage(unit, id, 'rectification.opened', id);
  return { id, number };
}
