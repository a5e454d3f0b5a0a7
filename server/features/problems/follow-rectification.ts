import type { UnitOfWork } from '../../shared/command-context.js';
import type { NoticeService } from '../../shared/notice-service.js';
import { changeProblem, loadProblem } from './load-problem.js';
import { logProblem } from './problem-log.js';
import { refuseByStatus, requireProblemStatus } from './problem-states.js';
import { endTreatments, findTreatedProblems } from './treated-problems.js';
import { followMeasures } from './follow-measures.js';
import { wakeWalkthroughs } from './wake-walkthrough.js';

interface Followed {
  problemId: string;
  rectificationId: string;
}

/** 销号: every problem that the rectification treats is done, and so are the needs that its measures answer (R55, R60). */
export async function markSignedOff(
  unit: UnitOfWork,
  deps: { notices: NoticeService },
  done: Followed & { effect: string },
): Promise<void> {
  const { rectificationId } = done;
  for (const problemId of await findTreatedProblems(unit.tx, rectificationId, done.problemId))
    await markOneSignedOff(unit, deps, { ...done, problemId });
  await followMeasures(unit, { rectificationId });
}

/** 销号 of its rectification: the problem and its measure are done, the reporter is told, the walkthrough is woken after its last (R55). */
async function markOneSignedOff(
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
    where: { rectificationId, problemId },
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

/** 反弹, of every problem that it treats. */
export async function markReopened(unit: UnitOfWork, again: Followed): Promise<void> {
  const { rectificationId } = again;
  for (const problemId of await findTreatedProblems(unit.tx, rectificationId, again.problemId))
    await markOneReopened(unit, { rectificationId, problemId });
  await followMeasures(unit, { rectificationId });
}

/** 反弹: waits for a new measure; what was done stays in the ledger (R64). */
async function markOneReopened(unit: UnitOfWork, { problemId, rectificationId }: Followed): Promise<void> {
  const problem = await loadProblem(unit.tx, problemId);
  await changeProblem(unit.tx, problem.id, {
    status: requireProblemStatus('reopen', problem),
    closedAt: null,
  });
  await unit.tx.measure.updateMany({
    where: { rectificationId, problemId },
    data: { doneAt: null, dueOn: null },
  });
  await logProblem(unit, problem, 'problem.reopened', '问题反弹，重新整改', {
    detail: { rectificationId },
  });
}

/** Every problem that it treated goes back, and nothing is treated by it any more. */
export async function giveBack(unit: UnitOfWork, ended: Followed): Promise<void> {
  const { rectificationId } = ended;
  for (const problemId of await findTreatedProblems(unit.tx, rectificationId, ended.problemId))
    await giveOneBack(unit, { rectificationId, problemId });
  await endTreatments(unit.tx, unit.at, { rectificationId });
}

/** Its rectification ended without 销号: it waits for 归口 again, unless it has been merged or dismissed. */
async function giveOneBack(unit: UnitOfWork, { problemId, rectificationId }: Followed): Promise<void> {
  const problem = await loadProblem(unit.tx, problemId);
  if (refuseByStatus('give-back', problem)) return;
  await changeProblem(unit.tx, problem.id, {
    status: requireProblemStatus('give-back', problem),
  });
  await logProblem(unit, problem, 'problem.givenBack', '整改终止，退回行风办重新归口', { detail: { rectificationId } });
}
