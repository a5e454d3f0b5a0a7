import type { Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';

/** Whose a task of a walk is: the walker's own, even when a changed diagram names nobody; 归口整理 is the office's. Null for other tasks. */
export async function findWalker(
  tx: Tx,
  task: { kind: string; subjectType?: string; subjectId: string },
): Promise<string | null> {
  if (!task.kind.startsWith('walkthrough.') || task.kind === 'walkthrough.triage') return null;
  const [row] = await txAll<{ walkerId: string }>(
    tx,
    'SELECT "walkerId" FROM "Walkthrough" WHERE "id" = ?',
    task.subjectId,
  );
  return row?.walkerId ?? null;
}
