import type { UnitOfWork } from '../../shared/command-context.js';
import type { NoticeService } from '../../shared/notice-service.js';
import { changeProblem, loadProblem } from './load-problem.js';
import { logProblem } from './problem-log.js';
import { refuseByStatus, requireProblemStatus } from './problem-states.js';
import { wakeWalkthroughs } from './wake-walkthrough.js';

interface Followed {
  problemId: string;
  rectificationId: string;
}

/** 销号 of its rectification: the problem and its measure are done, the reporter is told, the walkthrough is woken after its last (R55). */
export async function markSignedOff(
  unit: UnitOfWork,
  { notices }: { notices: NoticeService },
  { problemId, rectificationId, effect }: Followed & { effect: string },
): Promise<void> {
  const { tx, at } = unit;
  const problem = await loadProblem(tx, problemId);
  if (problem.status === 'SIGNED_OFF') return;
  await changeProblem(tx, problem.id, {
    status: requireProblemStatus('sign-off', problem),
    closedAt: at,
  });
  await tx.measure.updateMany({
    where: { rectificationId },
    data: { doneAt: at, effect },
  });
  await logProblem(unit, problem, 'problem.signedOff', `已销号，整改效果：${effect}`, { detail: { rectificationId } });
  if (problem.reportedById)
    await notices.send(unit, {
      dedupeKey: `problem.signedOff:${problem.id}:${problem.version}`,
      recipientType: 'USER',
      recipientId: problem.reportedById,
      kind: 'problem.signedOff',
      title: `您提出的问题已销号：${problem.number} ${problem.title}`,
      body: `整改效果：${effect}`,
      subjectType: 'problem',
      subjectId: problem.id,
    });
  await wakeWalkthroughs(unit, problem);
}

/** 反弹: waits for a new measure; what was done stays in the ledger (R64). */
export async function markReopened(unit: UnitOfWork, { problemId, rectificationId }: Followed): Promise<void> {
  const problem = await loadProblem(unit.tx, problemId);
  await changeProblem(unit.tx, problem.id, {
    status: requireProblemStatus('reopen', problem),
    closedAt: null,
  });
  await unit.tx.measure.updateMany({
    where: { rectificationId },
    data: { doneAt: null, dueOn: null },
  });
  await logProblem(unit, problem, 'problem.reopened', '问题反弹，重新整改', {
    detail: { rectificationId },
  });
}

/** Its rectification ended without 销号: it waits for 归口 again, unless it has been merged or dismissed. */
export async function giveBack(unit: UnitOfWork, { problemId, rectificationId }: Followed): Promise<void> {
  const problem = await loadProblem(unit.tx, problemId);
  if (refuseByStatus('give-back', problem)) return;
  await changeProblem(unit.tx, problem.id, {
    status: requireProblemStatus('give-back', problem),
  });
  await logProblem(unit, problem, 'problem.givenBack', '整改终止，退回行风办重新归口', { detail: { rectificationId } });
}
