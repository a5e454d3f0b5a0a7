import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

/** The row; NOT_FOUND otherwise. */
export async function loadDraft(tx: Db | Tx, id: string) {
  const draft = await tx.processDraft.findUnique({ where: { id } });
  if (!draft) throw notFound(`Expected to find draft ${id}`, '没有找到这份草稿');
  return draft;
}
export type DraftRecord = Awaited<ReturnType<typeof loadDraft>>;

type Change = Parameters<Tx['processDraft']['update']>[0]['data'];

/** Changes the row and counts its version on. */
export async function changeDraft(tx: Tx, id: string, data: Change): Promise<{ version: number }> {
  return tx.processDraft.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: { version: true },
  });
}
