import type { MeasureInput, NewMeasure } from '../../api/problems.js';
import type { Tx } from '../../db.js';
import { forbidden, invalidArgument, invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { nextNumber } from '../../shared/next-number.js';
import { followMeasures } from './follow-measures.js';
import { loadNeed } from './load-need.js';
import { requireMeasureKeeper } from './problem-permissions.js';
import { requireText } from '../../shared/require-text.js';

/**
 * 登记整改措施: each belongs to one problem or to one need (R39), with its unit, and its date or its being done (R42, R52).
 * INVALID_ARGUMENT otherwise.
 */
export async function addMeasure(context: CommandContext, input: NewMeasure): Promise<{ id: string; number: string }> {
  const text = requireText(input.text, '请写明整改措施');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const { problemId = null, needId = null } = input;
    if ((problemId === null) === (needId === null))
      throw invalidArgument('Expected a problem or a need', '每条措施须对应一条问题或一条需求');
    await requireSubject(tx, problemId, needId);
    const checked = await checkMeasure(unit, input);
    const id = newId('meas', at);
    const number = await nextNumber(tx, at, 'CS');
    await tx.measure.create({
      data: {
        id,
        number,
        problemId,
        needId,
        text,
        ...checked,
        createdById: actor.type === 'USER' ? actor.id : null,
        createdAt: at,
      },
    });
    await log(unit, { id, number }, 'measure.added', '登记整改措施', {
      problemId,
      needId,
    });
    if (needId) await followMeasures(unit, { needId });
    return { id, number };
  });
}

/** Changes a measure that no rectification keeps; that one follows its rectification. */
export async function changeMeasure(
  context: CommandContext,
  input: MeasureInput & { id: string },
): Promise<{ id: string }> {
  const text = requireText(input.text, '请写明整改措施');
  return inTransaction(context, async (unit) => {
    const { tx } = unit;
    const measure = await tx.measure.findUnique({ where: { id: input.id } });
    if (!measure) throw notFound(`Expected to find measure ${input.id}`, '没有找到这条措施');
    if (measure.rectificationId)
      throw invalidState(`Expected measure ${measure.id} to be kept by hand`, '这条措施由整改产生，请在整改中修改');
    requireMeasureKeeper(unit.actor, measure.unitId);
    const checked = await checkMeasure(unit, input, measure.doneAt);
    await tx.measure.update({
      where: { id: measure.id },
      data: { text, ...checked },
    });
    await log(unit, measure, 'measure.changed', '修改整改措施', {
      from: { dueOn: measure.dueOn, unitId: measure.unitId },
      to: { dueOn: checked.dueOn, unitId: checked.unitId },
    });
    if (measure.needId) await followMeasures(unit, { needId: measure.needId });
    return { id: measure.id };
  });
}

/** Owner, and date or done. */
async function checkMeasure({ tx, at, actor }: UnitOfWork, input: MeasureInput, doneBefore: Date | null = null) {
  const unit = input.unitId
    ? await tx.unit.findUnique({
        where: { id: input.unitId },
        select: { active: true },
      })
    : null;
  if (!unit?.active) throw invalidArgument('Expected a responsible unit', '每条措施须有责任单位');
  requireMeasureKeeper(actor, input.unitId);
  const done = input.done ?? false;
  if (!done && !input.dueOn)
    throw invalidArgument('Expected a date or done', '请标明已整改完毕，或填写拟整改完成的期限');
  return {
    unitId: input.unitId,
    dueOn: input.dueOn ?? null,
    doneAt: done ? (doneBefore ?? at) : null,
    effect: input.effect?.trim() || null,
  };
}

async function requireSubject(tx: Tx, problemId: string | null, needId: string | null): Promise<void> {
  if (problemId !== null) {
    const problem = await tx.problem.findUnique({
      where: { id: problemId },
      select: { status: true },
    });
    if (!problem) throw notFound(`Expected to find problem ${problemId}`, '没有找到这个问题');
    if (problem.status === 'MERGED' || problem.status === 'DISMISSED')
      throw forbidden(`Expected problem ${problemId} to be in work`, '已并入或不予立项的问题不再登记措施');
  } else if (needId !== null && (await loadNeed(tx, needId)).withdrawnAt)
    throw invalidState(`Expected need ${needId} to stand, but it is withdrawn`, '已撤回的需求不再登记措施');
}

const log = (
  unit: UnitOfWork,
  { id, number }: { id: string; number: string },
  action: string,
  what: string,
  detail: Record<string, unknown>,
) =>
  unit.ledger({
    action,
    subjectType: 'measure',
    subjectId: id,
    caseId: id,
    summary: `${number}：${what}`,
    detail,
  });
