import type { UnitOfWork } from '../../shared/command-context.js';
import { txRun } from '../../shared/tx-sql.js';

/** Keeps on the item who has its task now, so that a task created again goes back to this person (null: given back to the list). */
export async function rememberHandler(
  unit: UnitOfWork,
  task: { subjectType: string; subjectId: string; kind: string },
  userId: string | null,
): Promise<void> {
  if (task.kind !== 'item.handle' || task.subjectType !== 'item') return;
  await txRun(unit.tx, 'UPDATE "ApplicationItem" SET "handlerId" = ? WHERE "id" = ?', userId, task.subjectId);
}
