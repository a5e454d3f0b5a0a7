import type { Tx } from '../../db.js';

/** Tasks that only the appointed officer does. */
const OFFICER_TASKS: readonly string[] = ['callback.verify', 'negative-rating.feed-back'];

/** Whose callback it is now, for a task that waits for him; appointed anew, it is another than the diagram knows. */
export async function findCallbackOfficer(tx: Tx, task: { kind: string; subjectId: string }): Promise<string | null> {
  if (!OFFICER_TASKS.includes(task.kind)) return null;
  const row = await tx.negativeRating.findUnique({
    where: { id: task.subjectId },
    select: { callbackOfficerId: true },
  });
  return row?.callbackOfficerId ?? null;
}
