import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { changeProblem, loadProblem } from './load-problem.js';
import type { ProblemDeps } from './problem-deps.js';
import { logProblem } from './problem-log.js';
import { requireStyleOffice } from './problem-permissions.js';
import { OPEN_PROBLEM_STATUSES, requireProblemStatus } from './problem-states.js';
import { endTreatments } from './treated-problems.js';
import { wakeWalkthroughs } from './wake-walkthrough.js';

/** 并入: both stay, linked; an open rectification of the merged one ends (R45, R67). */
export async function mergeProblem(
  context: CommandContext,
  deps: ProblemDeps,
  input: { id: string; version: number; intoId: string },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const problem = await loadProblem(tx, input.id);
    requireStyleOffice('merge', actor, problem.id);
    const status = requireProblemStatus('merge', problem);
    requireVersion('problem', problem, input.version);
    if (input.intoId === problem.id) throw invalidArgument('Expected another problem to merge into', '不能并入自己');
    const into = await loadProblem(tx, input.intoId);
    if (!(OPEN_PROBLEM_STATUSES as readonly string[]).includes(into.status))
      throw invalidArgument(
        `Expected problem ${into.id} to be open, but it is ${into.status}`,
        '只能并入还没有办结的问题',
      );
    const { version } = await changeProblem(tx, problem.id, {
      status,
      mergedIntoId: into.id,
      closedAt: at,
    });
    // what was merged into this one goes along, so that no link leads to a link
    await tx.problem.updateMany({
      where: { mergedIntoId: problem.id },
      data: { mergedIntoId: into.id },
    });
    await logProblem(unit, problem, 'problem.merged', `并入 ${into.number}`, {
      detail: { intoId: into.id },
    });
    await logProblem(unit, into, 'problem.mergedInto', `${problem.number} 并入本问题`, {
      detail: { mergedId: problem.id },
    });
    const open = await tx.rectification.findMany({
      where: {
        problemId: problem.id,
        status: { notIn: ['SIGNED_OFF', 'TERMINATED'] },
      },
      select: { id: true },
    });
    for (const { id } of open) await deps.rectifications.terminate(unit, id, `问题并入 ${into.number}`);
    await endTreatments(tx, at, { problemId: problem.id });
    await wakeWalkthroughs(unit, problem);
    return { id: problem.id, version, message: `已并入 ${into.number}` };
  });
}
