import type { Db } from '../../db.js';
import type { InboxQuery } from '../../api/inbox.js';
import { txAll, type SqlValue } from '../../shared/tx-sql.js';
import { inboxBranches, type InboxBranch, type InboxFilter, type InboxViewer } from './inbox-filter.js';
import { join, sql, type SqlFragment } from './sql-fragment.js';

export type InboxSort = 'dueAt' | 'createdAt' | 'number';
type Order = Pick<InboxQuery, 'tab' | 'order'> & { sort?: string | undefined };

/**
 * Order of the rows. By deadline: 绿色通道 first (R140), then the longest overdue first and so on to those far away, then those
 * without a due instant (suspended, no limit); ties by number, so that the list never jumps. What is done: the latest first.
 */
function orderOf({ tab, sort, order }: Order): { columns: SqlFragment; by: SqlFragment } {
  const direction = { text: order === 'desc' ? 'DESC' : 'ASC', values: [] };
  if (sort === 'number') return { columns: sql`t."number" AS "o1"`, by: sql`"o1" ${direction}` };
  if (sort === 'createdAt')
    return { columns: sql`t."createdAt" AS "o1", t."number" AS "o2"`, by: sql`"o1" ${direction}, "o2"` };
  if (tab === 'done') return { columns: sql`t."endedAt" AS "o1", t."number" AS "o2"`, by: sql`"o1" DESC, "o2"` };
  return {
    columns: sql`t."greenChannel" AS "o1", t."dueAt" AS "o2", t."number" AS "o3"`,
    by: sql`"o1" DESC, "o2" IS NULL, "o2" ${direction}, "o3"`,
  };
}

/** Ids of the rows from `offset` on, in order: user tasks' job keys, or assist ids. Reads the inbox indexes only. */
export async function findInboxIds(
  db: Db,
  viewer: InboxViewer,
  query: InboxFilter & Order,
  offset: number,
  limit: number,
): Promise<string[]> {
  const { columns, by } = orderOf(query);
  const select = ({ from, where }: InboxBranch) =>
    sql`SELECT t."jobKey" AS "id", ${columns} FROM ${from} WHERE ${where}`;
  const union = join(inboxBranches(viewer, query).map(select), ' UNION ALL ');
  const rows = await run<{ id: string }>(
    db,
    sql`SELECT "id" FROM (${union}) ORDER BY ${by}, "id" LIMIT ${limit} OFFSET ${offset}`,
  );
  return rows.map((row) => row.id);
}

/** How many rows the list has. */
export async function countInbox(db: Db, viewer: InboxViewer, filter: InboxFilter): Promise<number> {
  const counts = inboxBranches(viewer, filter).map(
    ({ from, where }) => sql`SELECT count(*) AS "n" FROM ${from} WHERE ${where}`,
  );
  const [row] = await run<{ n: bigint | number }>(
    db,
    sql`SELECT coalesce(sum("n"), 0) AS "n" FROM (${join(counts, ' UNION ALL ')})`,
  );
  return Number(row?.n ?? 0);
}

const run = <T>(db: Db, statement: SqlFragment): Promise<T[]> =>
  txAll<T>(db, statement.text, ...(statement.values as SqlValue[]));
