import type { Db, Tx } from '../../db.js';
import type { OpenTask } from '../../shared/task-service.js';
import type { RectificationRecord } from './load-rectification.js';
import type { RectificationFacts } from './rectification-permissions.js';

/** What the permission rules ask about a rectification and the task that a verb concerns. */
export async function findRectificationFacts(
  db: Db | Tx,
  rectification: RectificationRecord,
  task: OpenTask | null,
): Promise<RectificationFacts> {
  const { unitId, verifierUnitId, evaluatorId, rounds, extensions } = rectification;
  const unitIds = [unitId, ...(verifierUnitId ? [verifierUnitId] : [])];
  const userIds = [evaluatorId, task?.assigneeId ?? null].filter((id) => id !== null);
  const units = await db.unit.findMany({
    where: { id: { in: unitIds } },
    select: { id: true, name: true },
  });
  const users = await db.user.findMany({
    where: { id: { in: userIds } },
    select: { id: true, displayName: true },
  });
  const unitName = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? null;
  const userName = (id: string | null) => users.find((user) => user.id === id)?.displayName ?? null;
  return {
    unitId,
    unitName: unitName(unitId) ?? unitId,
    verifierUnitId,
    verifierUnitName: unitName(verifierUnitId),
    evaluatorId,
    evaluatorName: userName(evaluatorId),
    doerIds: rounds.flatMap((round) => round.doneById ?? []),
    applicantId: extensions.find((extension) => extension.status === 'REQUESTED')?.requestedById ?? null,
    assigneeId: task?.assigneeId ?? null,
    assigneeName: userName(task?.assigneeId ?? null),
  };
}
