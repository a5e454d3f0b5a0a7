import type { ProblemStatus } from '../../api/loop-states.js';
import type { Db, Tx } from '../../db.js';

/** Neither 销号 nor 不予立项 nor 并入 another. */
export const OPEN_PROBLEMS: readonly ProblemStatus[] = ['REPORTED', 'TRIAGED', 'RECTIFYING'];

/** How many problems of the walk are still open (R37). */
export const countOpenProblems = (tx: Db | Tx, walkthroughId: string): Promise<number> =>
  tx.problem.count({ where: { walkthroughId, status: { in: [...OPEN_PROBLEMS] } } });
