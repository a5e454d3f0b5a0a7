import type { NewProblem } from '../../api/problems.js';
import { forbidden, invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { NoticeService } from '../../shared/notice-service.js';
import { findUnexplained, refuseUnexplained } from '../walkthroughs/find-unexplained.js';
import { recordProblem } from './record-problem.js';

/** 登记问题 by the one who found it; with a walkthrough, by its walker or 行风办. Delivered to 行风办 at once (R44). INVALID_STATE while a difference has no cause (R10). */
export async function reportProblem(
  context: CommandContext,
  deps: { notices: NoticeService },
  input: NewProblem,
): Promise<{ id: string; number: string }> {
  const { actor } = context;
  if (actor.type !== 'USER') throw forbidden('Expected a signed-in user to report a problem', '请先登录');
  return inTransaction(context, async (unit) => {
    const walkthrough = input.walkthroughId
      ? await unit.tx.walkthrough.findUnique({
          where: { id: input.walkthroughId },
          select: { walkerId: true },
        })
      : null;
    if (input.walkthroughId && !walkthrough)
      throw notFound(`Expected to find walkthrough ${input.walkthroughId}`, '没有找到这次走流程');
    if (walkthrough && walkthrough.walkerId !== actor.id && !actor.roles.includes('STYLE_OFFICE'))
      throw forbidden(`Expected user ${actor.id} to be the walker`, '只有这次走流程的体验员或行风办可以登记问题');
    const unexplained = input.walkthroughId
      ? refuseUnexplained(await findUnexplained(unit.tx, input.walkthroughId, input.elementId))
      : null;
    if (unexplained)
      throw invalidState(`Expected every mismatch of walkthrough ${input.walkthroughId} to have a cause`, unexplained);
    return recordProblem(unit, deps, {
      ...input,
      source: walkthrough ? 'WALKTHROUGH' : 'MANUAL',
      reporterPost: actor.post,
    });
  });
}
