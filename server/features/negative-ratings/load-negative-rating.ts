import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { txUpdate, type SqlValue } from '../../shared/tx-sql.js';

export type NegativeRatingRecord = NonNullable<Awaited<ReturnType<Db['negativeRating']['findUnique']>>>;

/** The row; NOT_FOUND otherwise. Its id is the rating's. */
export async function loadNegativeRating(tx: Db | Tx, id: string): Promise<NegativeRatingRecord> {
  const row = await tx.negativeRating.findUnique({ where: { id } });
  if (!row) throw notFound(`Expected to find negative rating ${id}`, '没有找到这件差评核查');
  return row;
}

type Change = { [Column in keyof NegativeRatingRecord]?: SqlValue };

/** Changes the row and counts its version on. */
export const changeNegativeRating = (tx: Tx, id: string, data: Change): Promise<{ version: number }> =>
  txUpdate(tx, 'NegativeRating', id, data);
