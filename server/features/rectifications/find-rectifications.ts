import type { Page } from '../../api/list.js';
import type { RectificationRow } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { RectificationDeps } from './rectification-deps.js';
import { rectificationSource, type RectificationFilter } from './rectification-filter.js';
import { findRectificationRows } from './find-rectification-rows.js';

export interface FindRectifications extends RectificationFilter {
  page: number;
  pageSize: number;
  sort?: string | undefined;
  order: 'asc' | 'desc';
}

export type RectificationListDeps = Pick<RectificationDeps, 'clock' | 'settings' | 'getCalendar' | 'findChips'>;

/** Ids begin with their moment, so that their order is the order of opening. */
const SORTS: Record<string, string> = {
  number: 'r."number"',
  openedAt: 'r."id"',
  promisedDueAt: 'r."promisedDueAt"',
};

/** One page of the rectifications that this official may see. */
export async function findRectifications(
  db: Db,
  deps: RectificationListDeps,
  actor: UserActor,
  query: FindRectifications,
): Promise<Page<RectificationRow>> {
  const at = deps.clock.now();
  const { ids, total } = await findRectificationIds(db, deps, actor, at, query);
  return {
    items: await findRectificationRows(db, at, deps.findChips, ids),
    total,
  };
}

/** The ids of one page, and how many there are. */
export async function findRectificationIds(
  db: Db,
  deps: Pick<RectificationListDeps, 'settings' | 'getCalendar'>,
  actor: UserActor,
  at: Date,
  query: FindRectifications,
): Promise<{ ids: string[]; total: number }> {
  const { from, where } = await rectificationSource(db, deps, actor, at, query);
  const sort = SORTS[query.sort ?? 'openedAt'] ?? 'r."id"';
  // by limit it is a list of work: what has ended comes after everything that has not
  const endedLast =
    query.sort === 'promisedDueAt' && !query.status ? `r."status" IN ('SIGNED_OFF', 'TERMINATED'), ` : '';
  const direction = query.order === 'asc' ? 'ASC' : 'DESC';
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT r."id" AS id ${from} WHERE ${where.text} ORDER BY ${endedLast}${sort} ${direction} NULLS LAST LIMIT ? OFFSET ?`,
    ...where.values,
    query.pageSize,
    (query.page - 1) * query.pageSize,
  );
  const [count] = await db.$queryRawUnsafe<{ total: bigint | number }[]>(
    `SELECT count(*) AS total ${from} WHERE ${where.text}`,
    ...where.values,
  );
  return { ids: rows.map(({ id }) => id), total: Number(count?.total ?? 0) };
}
