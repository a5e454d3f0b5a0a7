import type { ActionResult } from '../../api/applications.js';
import { RECTIFICATION_KINDS, type RectificationKind } from '../../api/loop-states.js';
import type { Tx } from '../../db.js';
import { invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { requireVersion } from '../../shared/require-version.js';
import { changeProblem, loadProblem } from './load-problem.js';
import type { ProblemDeps } from './problem-deps.js';
import { logProblem } from './problem-log.js';
import { requireStyleOffice } from './problem-permissions.js';
import { requireProblemStatus } from './problem-states.js';

export interface TriageProblem {
  id: string;
  version: number;
  unitId: string;
  /** Proposed; the unit decides (R56). */
  kind: RectificationKind;
  classId?: string | undefined;
  className?: string | undefined;
  title?: string | undefined;
}

/** 归口: class, unit and proposed kind; the rectification is opened in the same transaction (R45, R52, R60). */
export async function triageProblem(
  context: CommandContext,
  deps: ProblemDeps,
  input: TriageProblem,
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const problem = await loadProblem(tx, input.id);
    requireStyleOffice('triage', actor, problem.id);
    const status = requireProblemStatus('triage', problem);
    requireVersion('problem', problem, input.version);
    const responsible = input.unitId ? await tx.unit.findUnique({ where: { id: input.unitId } }) : null;
    if (!responsible?.active)
      throw invalidState(
        `Expected a responsible unit for problem ${problem.id}`,
        '没有责任单位，不能交办整改，请先指定责任单位',
      );
    const problemClassId = await findOrMakeClass(unit, input);
    const title = input.title?.trim() || problem.title;
    const { version } = await changeProblem(tx, problem.id, {
      status,
      title,
      responsibleUnitId: responsible.id,
      proposedKind: input.kind,
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
      `归口${responsible.name}，建议${RECTIFICATION_KINDS[input.kind]}，整改 ${number}`,
      {
        detail: {
          unitId: responsible.id,
          kind: input.kind,
          problemClassId,
          rectificationId: id,
        },
      },
    );
    return {
      id: problem.id,
      version,
      message: `已交办${responsible.name}，整改编号 ${number}`,
    };
  });
}

/** The class by id, or by name: one that is not there yet is made. Null: the problem stands alone. */
async function findOrMakeClass(
  { tx, at }: UnitOfWork,
  { classId, className }: Pick<TriageProblem, 'classId' | 'className'>,
): Promise<string | null> {
  if (classId) return requireClass(tx, classId);
  const name = className?.trim();
  if (!name) return null;
  const present = await tx.problemClass.findUnique({
    where: { name },
    select: { id: true },
  });
  return (
    present ??
    (await tx.problemClass.create({
      data: { id: newId('pcls', at), name, createdAt: at },
      select: { id: true },
    }))
  ).id;
}

async function requireClass(tx: Tx, id: string): Promise<string> {
  if ((await tx.problemClass.count({ where: { id } })) === 0)
    throw invalidArgument(`Expected a problem class ${id}`, '没有找到这个问题类');
  return id;
}
