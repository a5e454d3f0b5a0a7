import { RECTIFICATION_KINDS, type RectificationKind } from '../../api/loop-states.js';
import { invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { changeProblem, type ProblemRecord } from './load-problem.js';
import type { ProblemDeps } from './problem-deps.js';
import { logProblem } from './problem-log.js';
import { requireProblemStatus } from './problem-states.js';

export interface GiveToUnit {
  unitId: string;
  /** Proposed; the unit decides (R56). */
  kind: RectificationKind;
  problemClassId: string | null;
  title?: string | undefined;
}

/** A problem goes to its responsible unit and its rectification is opened, in the caller's transaction (R45, R52). */
export async function giveToUnit(
  unit: UnitOfWork,
  deps: ProblemDeps,
  problem: ProblemRecord,
  { unitId, kind, problemClassId, title = problem.title }: GiveToUnit,
): Promise<{ id: string; number: string; unitName: string; version: number }> {
  const { tx, at, actor } = unit;
  const status = requireProblemStatus('triage', problem);
  const responsible = unitId ? await tx.unit.findUnique({ where: { id: unitId } }) : null;
  if (!responsible?.active)
    throw invalidState(
      `Expected a responsible unit for problem ${problem.id}`,
      '没有责任单位，不能交办整改，请先指定责任单位',
    );
  const { version } = await changeProblem(tx, problem.id, {
    status,
    title,
    responsibleUnitId: responsible.id,
    proposedKind: kind,
    problemClassId,
    triagedAt: at,
    triagedById: actor.type === 'USER' ? actor.id : null,
  });
  const { id, number } = await deps.rectifications.open(unit, {
    title,
    problemId: problem.id,
    ratingId: problem.ratingId,
    unitId: responsible.id,
    evaluatorId: problem.reportedById,
  });
  await logProblem(
    unit,
    problem,
    'problem.triaged',
    `归口${responsible.name}，建议${RECTIFICATION_KINDS[kind]}，整改 ${number}`,
    { detail: { unitId: responsible.id, kind, problemClassId, rectificationId: id } },
  );
  return { id, number, unitName: responsible.name, version };
}
