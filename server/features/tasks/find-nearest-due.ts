import type { Tx } from '../../db.js';

/** The due instant of the subject's open clock that is due first; null while all stand still or when there is no limit. */
export async function findNearestDue(tx: Tx, subjectType: string, subjectId: string): Promise<Date | null> {
  const { _min } = await tx.deadline.aggregate({
    where: { subjectType, subjectId, closedAt: null, suspended: false },
    _min: { dueAt: true },
  });
  return _min.dueAt;
}
