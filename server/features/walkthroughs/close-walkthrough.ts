import type { UnitOfWork } from '../../shared/command-context.js';
import { countOpenProblems } from '../problems/find-open-problems.js';
import { changeWalkthrough, loadWalkthrough } from './load-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';
import { isFinal, requireStatus } from './walkthrough-states.js';

/** 办结走流程 (R37). Throws while a problem is open: one that rebounded between the count and this step stops it visibly. */
export async function closeWalkthrough(
  unit: UnitOfWork,
  deps: Pick<WalkthroughDeps, 'deadlines' | 'notices'>,
  walkthroughId: string,
): Promise<void> {
  const { tx, at } = unit;
  const walkthrough = await loadWalkthrough(tx, walkthroughId);
  if (isFinal(walkthrough)) return;
  const open = await countOpenProblems(tx, walkthroughId);
  if (open > 0)
    throw new Error(`Expected every problem of walkthrough ${walkthroughId} to be signed off, but ${open} are open`);
  const { id, number, scenarioName, walkerId } = walkthrough;
  await changeWalkthrough(tx, id, { status: requireStatus('close', walkthrough), closedAt: at });
  await logWalkthrough(unit, walkthrough, 'walkthrough.closed', '所提问题全部销号，走流程办结');
  await deps.deadlines.close(unit, { subjectType: 'walkthrough', subjectId: id, reason: '走流程办结' });
  await deps.notices.send(unit, {
    dedupeKey: `walkthrough.closed:${id}`,
    recipientType: 'USER',
    recipientId: walkerId,
    kind: 'walkthrough.closed',
    title: `走流程已办结：${scenarioName} ${number}`,
    body: '您提出的问题已全部销号。',
    subjectType: 'walkthrough',
    subjectId: id,
  });
}
