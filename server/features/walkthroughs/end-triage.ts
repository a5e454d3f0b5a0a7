import type { ActionResult } from '../../api/applications.js';
import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { findTriageGaps } from './find-triage-gaps.js';
import { changeWalkthrough } from './load-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';

const TRIAGE = 'walkthrough.triage';

/** Ends 归口整理 (R45). INVALID_STATE with the gaps while a problem has no measure, or a measure no owner or date (R42, R52). */
export async function endTriage(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'tasks'>,
  input: { id: string; version?: number | undefined },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx, actor } = unit;
    const { walkthrough, status } = await authorizeWalkthrough(unit, 'end-triage', input);
    const gaps = await findTriageGaps(tx, walkthrough.id);
    if (gaps.length > 0)
      throw invalidState(`Expected the problems of walkthrough ${walkthrough.id} to be settled`, gaps.join('；'), {
        gaps,
      });
    const subject = { subjectType: 'walkthrough', subjectId: walkthrough.id } as const;
    const waiting = await deps.tasks.getOpen(tx, subject, TRIAGE);
    if (!waiting)
      throw invalidState(
        `Expected an open ${TRIAGE} task of walkthrough ${walkthrough.id}`,
        '任务正在准备，请稍后再试',
      );
    // whoever of the office ends it takes it; a colleague's stays his
    if (waiting.assigneeId === null && actor.type === 'USER') await deps.tasks.reassign(unit, waiting.jobKey, actor.id);
    const task = await deps.tasks.requireMine(unit, subject, TRIAGE);
    const { version } = await changeWalkthrough(tx, walkthrough.id, { status });
    await logWalkthrough(unit, walkthrough, 'walkthrough.triaged', '归口整理结束，跟踪到全部销号');
    await deps.tasks.end(unit, task.jobKey, {});
    return { id: walkthrough.id, version, message: '归口整理已结束，所提问题全部销号后办结' };
  });
}
