import type { ProblemRow } from '../../api/problems.js';
import type { Db } from '../../db.js';
import { findProblemRows } from './find-problem-rows.js';

/** Siblings shown at most; the class itself is a filter of the list. */
const MOST = 50;

/** The other problems of the same class, for one treatment (R60); the open ones first. */
export async function findSiblings(
  db: Db,
  problem: { id: string; problemClassId: string | null },
): Promise<ProblemRow[]> {
  if (!problem.problemClassId) return [];
  const ids = await db.problem.findMany({
    where: {
      problemClassId: problem.problemClassId,
      id: { not: problem.id },
      status: { not: 'MERGED' },
    },
    orderBy: [{ closedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    take: MOST,
    select: { id: true },
  });
  return findProblemRows(
    db,
    ids.map(({ id }) => id),
  );
}
