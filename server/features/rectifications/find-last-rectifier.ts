import type { TaskKind } from '../../../processes/contract.js';
import type { Tx } from '../../db.js';

const HANDLING: readonly TaskKind[] = [
  'rectification.decide-measure',
  'rectification.plan',
  'rectification.summarize',
  'rectification.fix-at-once',
  'rectification.fix-in-time',
  'rectification.establish-rule',
];

/** Who had the last task of the responsible unit about this rectification and gets the next one back; null: the unit's list. */
export async function findLastRectifier(
  tx: Tx,
  task: { kind: string; subjectId: string; candidateUnitId: string | null },
): Promise<string | null> {
  if (!(HANDLING as readonly string[]).includes(task.kind)) return null;
  const last = await tx.userTask.findFirst({
    where: {
      subjectType: 'rectification',
      subjectId: task.subjectId,
      kind: { in: [...HANDLING] },
      endedById: { not: null },
    },
    orderBy: { endedAt: 'desc' },
    select: { endedById: true },
  });
  const user = last?.endedById
    ? await tx.user.findUnique({
        where: { id: last.endedById },
        select: { id: true, active: true, unitId: true },
      })
    : null;
  return user?.active && user.unitId === task.candidateUnitId ? user.id : null;
}
