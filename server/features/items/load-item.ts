import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

/** The row with its application; NOT_FOUND otherwise. */
export async function loadItem(tx: Db | Tx, id: string) {
  const item = await tx.applicationItem.findUnique({ where: { id }, include: { application: true } });
  if (!item) throw notFound(`Expected to find item ${id}`, '没有找到这个分办件');
  return item;
}
export type ItemRecord = Awaited<ReturnType<typeof loadItem>>;

type Change = Parameters<Tx['applicationItem']['update']>[0]['data'];

/** Changes the row and counts its version on. */
export async function changeItem(tx: Tx, id: string, data: Change): Promise<{ version: number }> {
  return tx.applicationItem.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: { version: true } });
}
