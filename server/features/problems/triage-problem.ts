import type { ActionResult } from '../../api/applications.js';
import type { RectificationKind } from '../../api/loop-states.js';
import type { Tx } from '../../db.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { requireVersion } from '../../shared/require-version.js';
import { giveToUnit } from './give-to-unit.js';
import { loadProblem } from './load-problem.js';
import type { ProblemDeps } from './problem-deps.js';
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
    const { tx, actor } = unit;
    const problem = await loadProblem(tx, input.id);
    requireStyleOffice('triage', actor, problem.id);
    requireProblemStatus('triage', problem);
    requireVersion('problem', problem, input.version);
    const { number, unitName, version } = await giveToUnit(unit, deps, problem, {
      unitId: input.unitId,
      kind: input.kind,
      problemClassId: await findOrMakeClass(unit, input),
      title: input.title?.trim() || undefined,
    });
    return { id: problem.id, version, message: `已交办${unitName}，整改编号 ${number}` };
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
