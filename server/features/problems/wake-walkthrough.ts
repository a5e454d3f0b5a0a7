import type { UnitOfWork } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { OPEN_PROBLEM_STATUSES } from './problem-states.js';

/** Wakes the walkthrough when none of its problems is open any more; the diagram counts again, a new one may have come. */
export async function wakeWalkthrough(unit: UnitOfWork, walkthroughId: string | null): Promise<void> {
  if (!walkthroughId) return;
  const open = await unit.tx.problem.count({
    where: { walkthroughId, status: { in: [...OPEN_PROBLEM_STATUSES] } },
  });
  if (open === 0) await sendMessage(unit, walkthroughId, 'walkthrough.problemsSignedOff', walkthroughId);
}
