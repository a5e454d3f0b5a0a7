import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { localDay } from '../../shared/local-day.js';
import { nextNumber } from '../../shared/next-number.js';
import type { MeasureOfRectification } from '../../shared/problem-service.js';
import { changeProblem, loadProblem } from './load-problem.js';
import { logProblem } from './problem-log.js';
import { findTreatedProblems } from './treated-problems.js';
import { refuseByStatus, requireProblemStatus } from './problem-states.js';

/** The measure of a rectification, for every problem that it treats. */
export async function recordMeasure(unit: UnitOfWork, measure: MeasureOfRectification): Promise<void> {
  for (const problemId of await findTreatedProblems(unit.tx, measure.rectificationId, measure.problemId))
    await recordMeasureOf(unit, { ...measure, problemId });
}

/** The measure of one problem in the measure list: made, or brought up to date with text and date; the problem is 整改中 (R42, R52). */
export async function recordMeasureOf(
  unit: UnitOfWork,
  { problemId, rectificationId, text, unitId, dueAt }: MeasureOfRectification,
): Promise<void> {
  const { tx, at, actor } = unit;
  const problem = await loadProblem(tx, problemId);
  const present = await tx.measure.findFirst({
    where: { rectificationId, problemId },
    select: { id: true },
  });
  const data = {
    text,
    unitId,
    dueOn: dueAt ? localDay(dueAt) : null,
    doneAt: null,
  };
  if (present) await tx.measure.update({ where: { id: present.id }, data });
  else {
    const id = newId('meas', at);
    const number = await nextNumber(tx, at, 'CS');
    await tx.measure.create({
      data: {
        id,
        number,
        problemId,
        rectificationId,
        createdById: actor.type === 'USER' ? actor.id : null,
        createdAt: at,
        ...data,
      },
    });
    await logProblem(unit, problem, 'measure.added', `登记整改措施 ${number}`, {
      detail: { measureId: id, rectificationId },
    });
  }
  if (problem.status === 'RECTIFYING' || refuseByStatus('measure-decided', problem)) return;
  await changeProblem(tx, problem.id, {
    status: requireProblemStatus('measure-decided', problem),
  });
  await logProblem(unit, problem, 'problem.rectifying', '责任单位、措施和期限齐备，进入整改', {
    detail: { rectificationId },
  });
}
