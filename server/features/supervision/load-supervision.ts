import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { txUpdate, type SqlValue } from '../../shared/tx-sql.js';

export type SupervisionRecord = NonNullable<Awaited<ReturnType<Db['supervisionOrder']['findUnique']>>>;

/** The order; NOT_FOUND otherwise. */
export async function loadSupervision(tx: Db | Tx, id: string): Promise<SupervisionRecord> {
  const row = await tx.supervisionOrder.findUnique({ where: { id } });
  if (!row) throw notFound(`Expected to find supervision order ${id}`, '没有找到这张督办单');
  return row;
}

type Change = { [Column in keyof SupervisionRecord]?: SqlValue };

/** Changes the row and counts its version on. */
export const changeSupervision = (tx: Tx, id: string, data: Change): Promise<{ version: number }> =>
  txUpdate(tx, 'SupervisionOrder', id, data);
