import type { Tx } from '../../db.js';

/** Every problem that a rectification treats: its own and the siblings that were joined to it (R60). */
export async function findTreatedProblems(tx: Tx, rectificationId: string, problemId: string): Promise<string[]> {
  const joined = await tx.rectificationProblem.findMany({
    where: { rectificationId, endedAt: null },
    orderBy: [{ linkedAt: 'asc' }, { problemId: 'asc' }],
    select: { problemId: true },
  });
  return [problemId, ...joined.map((each) => each.problemId)];
}

/** Ends the links of problems with rectifications; who was linked and when stays (R67). */
export async function endTreatments(
  tx: Tx,
  at: Date,
  which: { rectificationId?: string; problemId?: string },
): Promise<void> {
  await tx.rectificationProblem.updateMany({ where: { ...which, endedAt: null }, data: { endedAt: at } });
}
