import type { UnitOfWork } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { countOpenProblems } from './find-open-problems.js';

/**
 * A problem is over: wakes its walkthrough, and those of the problems merged into it, when nothing of them is open any more; the diagram
 * counts again, a new one may have come.
 */
export async function wakeWalkthroughs(
  unit: UnitOfWork,
  problem: { id: string; walkthroughId: string | null },
): Promise<void> {
  const merged = await unit.tx.problem.findMany({
    where: { mergedIntoId: problem.id },
    select: { walkthroughId: true },
  });
  const ids = new Set([problem, ...merged].flatMap(({ walkthroughId }) => walkthroughId ?? []));
  for (const id of ids)
    if ((await countOpenProblems(unit.tx, id)) === 0) await sendMessage(unit, id, 'walkthrough.problemsSignedOff', id);
}
