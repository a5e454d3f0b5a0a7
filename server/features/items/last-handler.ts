import type { TaskKind } from '../../../processes/contract.js';
import type { Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';

interface NewTask {
  kind: string;
  subjectId: string;
  candidateUnitId: string | null;
}

/**
 * Who had the subject last and gets a task about it back: a corrected item returns to its officer while he is still of the unit, a
 * corrected application to the clerk who asked for the correction. Null: nobody yet, the task goes to the unit's or role's list.
 */
export async function lastHandler(tx: Tx, task: NewTask): Promise<string | null> {
  const userId = await findLast(tx, task);
  if (!userId) return null;
  const user = await tx.user.findUnique({ where: { id: userId }, select: { active: true, unitId: true } });
  return user?.active && (task.candidateUnitId === null || user.unitId === task.candidateUnitId) ? userId : null;
}

async function findLast(tx: Tx, task: NewTask): Promise<string | null> {
  switch (task.kind as TaskKind) {
    case 'item.handle':
      return (
        (
          await txAll<{ handlerId: string | null }>(
            tx,
            'SELECT "handlerId" FROM "ApplicationItem" WHERE "id" = ?',
            task.subjectId,
          )
        )[0]?.handlerId ?? null
      );
    case 'application.precheck':
      return (
        (
          await tx.correction.findFirst({
            where: { applicationId: task.subjectId, itemId: null },
            orderBy: { requestedAt: 'desc' },
            select: { requestedById: true },
          })
        )?.requestedById ?? null
      );
    default:
      return null;
  }
}
