import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { changeProblem, loadProblem } from './load-problem.js';
import type { ProblemDeps } from './problem-deps.js';
import { logProblem } from './problem-log.js';
import { requireStyleOffice } from './problem-permissions.js';
import { requireProblemStatus } from './problem-states.js';
import { requireText } from '../../shared/require-text.js';
import { wakeWalkthroughs } from './wake-walkthrough.js';

/** 不予立项, with a reason that its reporter is told; the row stays (R67). */
export async function dismissProblem(
  context: CommandContext,
  { notices }: Pick<ProblemDeps, 'notices'>,
  input: { id: string; version: number; reason: string },
): Promise<ActionResult> {
  const reason = requireText(input.reason, '不予立项须写明理由');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const problem = await loadProblem(tx, input.id);
    requireStyleOffice('dismiss', actor, problem.id);
    const status = requireProblemStatus('dismiss', problem);
    requireVersion('problem', problem, input.version);
    const { version } = await changeProblem(tx, problem.id, {
      status,
      dismissReason: reason,
      closedAt: at,
    });
    await logProblem(unit, problem, 'problem.dismissed', '不予立项', {
      reason,
    });
    if (problem.reportedById)
      await notices.send(unit, {
        dedupeKey: `problem.dismissed:${problem.id}`,
        recipientType: 'USER',
        recipientId: problem.reportedById,
        kind: 'problem.dismissed',
        title: `您提出的问题不予立项：${problem.number}`,
        body: `理由：${reason}`,
        subjectType: 'problem',
        subjectId: problem.id,
      });
    await wakeWalkthroughs(unit, problem);
    return { id: problem.id, version, message: '已记为不予立项，并告知提出人' };
  });
}
