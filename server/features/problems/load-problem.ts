import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

/** The row; NOT_FOUND otherwise. */
export async function loadProblem(tx: Db | Tx, id: string) {
  const problem = await tx.problem.findUnique({
    where: { id },
    include: {
      consultations: { orderBy: { calledAt: 'asc' } },
      problemClass: true,
    },
  });
  if (!problem) throw notFound(`Expected to find problem ${id}`, '没有找到这个问题');
  return problem;
}
export type ProblemRecord = Awaited<ReturnType<typeof loadProblem>>;

type Change = Parameters<Tx['problem']['update']>[0]['data'];

/** Changes the row and counts its version on. */
export async function changeProblem(tx: Tx, id: string, data: Change): Promise<{ version: number }> {
  return tx.problem.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: { version: true },
  });
}
