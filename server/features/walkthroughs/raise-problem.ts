import type { NewProblem } from '../../api/problems.js';
import { invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { findPlan } from './find-plan.js';
import { findUnexplained, refuseUnexplained } from './find-unexplained.js';
import { changeWalkthrough } from './load-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';

export type RaiseProblem = Omit<NewProblem, 'walkthroughId' | 'processId'> & { id: string };

/**
 * 登记问题 on the very step of the diagram (R24, R25). The same problem sent again (a phone that lost the answer) is the one that is
 * there already. INVALID_STATE while a difference on the step has no cause (R10).
 */
export async function raiseProblem(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'problems'>,
  input: RaiseProblem,
): Promise<{ id: string; number: string }> {
  return inTransaction(context, async (unit) => {
    const { tx } = unit;
    const { walkthrough } = await authorizeWalkthrough(unit, 'report-problem', { id: input.id });
    const { id: walkthroughId, processId } = walkthrough;
    const steps = await findPlan(tx, walkthrough);
    if (input.elementId !== undefined && !steps.some(({ elementId }) => elementId === input.elementId))
      throw invalidArgument(
        `Expected a step of walkthrough ${walkthroughId}, but got ${input.elementId}`,
        '问题须登记在这次走流程的步骤上',
      );
    const same = await tx.problem.findFirst({
      where: {
        walkthroughId,
        elementId: input.elementId ?? null,
        title: input.title.trim(),
        description: input.description.trim(),
        status: 'REPORTED',
      },
      select: { id: true, number: true },
    });
    if (same) return same;
    const unexplained = refuseUnexplained(await findUnexplained(tx, walkthroughId, input.elementId));
    if (unexplained)
      throw invalidState(`Expected every mismatch of walkthrough ${walkthroughId} to have a cause`, unexplained);
    const { id: _walk, ...problem } = input;
    const raised = await deps.problems.report(unit, { ...problem, walkthroughId, processId, source: 'WALKTHROUGH' });
    await changeWalkthrough(tx, walkthroughId, {});
    return raised;
  });
}
