import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { txAll, txUpdate, type SqlValue } from '../../shared/tx-sql.js';

type ItemRow = NonNullable<Awaited<ReturnType<Db['applicationItem']['findUnique']>>>;
type ApplicationRow = NonNullable<Awaited<ReturnType<Db['application']['findUnique']>>>;
export type ItemRecord = ItemRow & { application: ApplicationRow };

/** The row with its application; NOT_FOUND otherwise. */
export async function loadItem(tx: Db | Tx, id: string): Promise<ItemRecord> {
  const [item] = await txAll<ItemRow>(tx, 'SELECT * FROM "ApplicationItem" WHERE "id" = ?', id);
  if (!item) throw notFound(`Expected to find item ${id}`, '没有找到这个分办件');
  const [application] = await txAll<ApplicationRow>(
    tx,
    'SELECT * FROM "Application" WHERE "id" = ?',
    item.applicationId,
  );
  return { ...item, application: application as ApplicationRow };
}

type Change = { [Column in keyof ItemRow]?: SqlValue };

/** Changes the row and counts its version on. */
export const changeItem = (tx: Tx, id: string, data: Change): Promise<{ version: number }> =>
  txUpdate(tx, 'ApplicationItem', id, data);
