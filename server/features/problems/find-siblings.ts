import type { ProblemRow, SiblingProblem } from '../../api/problems.js';
import type { Db } from '../../db.js';
import { findTreatments, refuseSibling } from './find-treatment.js';
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
    orderBy: [{ closedAt: { sort: 'asc', nulls: 'first' } }, { number: 'asc' }],
    take: MOST,
    select: { id: true },
  });
  return findProblemRows(
    db,
    ids.map(({ id }) => id),
  );
}

/** The same, each with why it cannot be treated together with this problem. */
export async function findTreatableSiblings(
  db: Db,
  problem: { id: string; problemClassId: string | null },
): Promise<SiblingProblem[]> {
  const rows = await findSiblings(db, problem);
  const treatments = await findTreatments(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    refusal: refuseSibling(problem, { ...row, problemClassId: problem.problemClassId }, treatments.get(row.id)),
  }));
}
