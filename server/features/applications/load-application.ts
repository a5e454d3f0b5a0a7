import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { txAll, txUpdate, type SqlValue } from '../../shared/tx-sql.js';

export type ApplicationRecord = NonNullable<Awaited<ReturnType<Db['application']['findUnique']>>>;

/** The row; NOT_FOUND otherwise. */
export async function loadApplication(tx: Tx, id: string): Promise<ApplicationRecord> {
  const [application] = await txAll<ApplicationRecord>(tx, 'SELECT * FROM "Application" WHERE "id" = ?', id);
  if (!application) throw notFound(`Expected to find application ${id}`, '没有找到这份申请');
  return application;
}

type Change = { [Column in keyof ApplicationRecord]?: SqlValue };

/** Changes the row and counts its version on. */
export const changeApplication = (tx: Tx, at: Date, id: string, data: Change): Promise<{ version: number }> =>
  txUpdate(tx, 'Application', id, { ...data, updatedAt: at });
