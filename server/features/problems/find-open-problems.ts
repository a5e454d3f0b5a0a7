import type { Db, Tx } from '../../db.js';
import { OPEN_PROBLEM_STATUSES } from './problem-states.js';

/**
 * How many problems of each walk are still open (R37): neither 销号 nor 不予立项; one that was merged is as open as the problem that it
 * was merged into, whichever walk that belongs to. Walks without an open problem are not in it.
 */
export async function findOpenProblems(tx: Db | Tx, walkthroughIds: readonly string[]): Promise<Map<string, number>> {
  const open = { status: { in: [...OPEN_PROBLEM_STATUSES] } };
  const raised = await tx.problem.findMany({
    where: { walkthroughId: { in: [...walkthroughIds] }, OR: [open, { status: 'MERGED' }] },
    select: { walkthroughId: true, mergedIntoId: true, status: true },
  });
  const targets = raised.flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
  const openTargets = new Set(
    (await tx.problem.findMany({ where: { id: { in: targets }, ...open }, select: { id: true } })).map(({ id }) => id),
  );
  const counts = new Map<string, number>();
  for (const { walkthroughId, mergedIntoId, status } of raised) {
    if (walkthroughId === null || (status === 'MERGED' && !openTargets.has(mergedIntoId ?? ''))) continue;
    counts.set(walkthroughId, (counts.get(walkthroughId) ?? 0) + 1);
  }
  return counts;
}

/** Of one walk. */
export const countOpenProblems = async (tx: Db | Tx, walkthroughId: string): Promise<number> =>
  (await findOpenProblems(tx, [walkthroughId])).get(walkthroughId) ?? 0;
