import type { ItemRow } from '../../api/applications.js';
import type { Page } from '../../api/list.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import { dbTime } from '../../shared/db-time.js';
import { allOf, endOfPrefix, type SqlWhere } from '../../shared/sql-where.js';
import type { ItemDeps } from './item-deps.js';
import { findItemRows } from './find-item-rows.js';
import { nameFor } from '../applications/find-applicant-name.js';
import { hasRole, isOfficer, seesAllItems } from './item-permissions.js';

export type ItemListRow = ItemRow & { applicantName: string; applicationId: string };

export interface FindItems {
  page: number;
  pageSize: number;
  sort?: string | undefined;
  order: 'asc' | 'desc';
  q?: string | undefined;
  status?: string | undefined;
  unitId?: string | undefined;
  serviceItemId?: string | undefined;
  state?: 'OVERDUE' | 'SUSPENDED' | undefined;
}

/** The latest requests for assistance that a list shows. */
const MOST_ASSISTS = 500;

/** Ids begin with their moment, so that their order is the order of creation. */
const SORTS: Record<string, string> = { number: 'i."number"', createdAt: 'i."id"', dueAt: 'd."dueAt"' };

/** One page of the items that this official may see; sorted by due date, only those whose clock runs. */
export async function findItems(
  db: Db,
  deps: Pick<ItemDeps, 'findChips' | 'clock'>,
  actor: UserActor,
  query: FindItems,
): Promise<Page<ItemListRow>> {
  const at = deps.clock.now();
  const { from, where } = await source(db, actor, at, query);
  const sort = SORTS[query.sort ?? 'number'] ?? 'i."number"';
  const direction = query.order === 'asc' ? 'ASC' : 'DESC';
  const ids = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT i."id" AS id ${from} WHERE ${where.text} ORDER BY ${sort} ${direction} NULLS LAST LIMIT ? OFFSET ?`,
    ...where.values,
    query.pageSize,
    (query.page - 1) * query.pageSize,
  );
  const [count] = await db.$queryRawUnsafe<{ total: bigint | number }[]>(
    `SELECT count(*) AS total ${from} WHERE ${where.text}`,
    ...where.values,
  );
  const found = await db.applicationItem.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    include: { application: { select: { applicantName: true } } },
  });
  const byId = new Map(found.map((item) => [item.id, item]));
  const items = ids.flatMap(({ id }) => byId.get(id) ?? []);
  const rows = await findItemRows(db, at, deps.findChips, items);
  return {
    items: rows.map((row, index) => ({
      ...row,
      applicantName: nameFor(actor, items[index]?.application.applicantName ?? ''),
      applicationId: items[index]?.applicationId ?? '',
    })),
    total: Number(count?.total ?? 0),
  };
}

/** What may be seen, and what was asked for. FORBIDDEN for who has nothing to do with items. */
async function source(
  db: Db,
  actor: UserActor,
  at: Date,
  query: FindItems,
): Promise<{ from: string; where: SqlWhere }> {
  // the plus signs keep the planner on the index of open clocks by due instant
  const withClock = query.sort === 'dueAt' || query.state !== undefined;
  const where = allOf([
    await visibleTo(db, actor),
    query.status ? ['i."status" = ?', query.status] : null,
    query.unitId ? ['i."unitId" = ?', query.unitId] : null,
    query.serviceItemId ? ['i."serviceItemId" = ?', query.serviceItemId] : null,
    query.state === 'OVERDUE' ? ['d."dueAt" < ?', dbTime(at)] : null,
    query.state === 'SUSPENDED' ? ['d."suspended" = 1'] : null,
    query.q ? searchFor(query.q) : null,
  ]);
  return {
    from: withClock
      ? `FROM "Deadline" d CROSS JOIN "ApplicationItem" i ON i."id" = d."subjectId" AND d."closedAt" IS NULL AND +d."subjectType" = 'item' AND +d."kind" = 'ITEM_PROMISED'`
      : 'FROM "ApplicationItem" i',
    where,
  };
}

/** Everything for those who oversee and for the counter; for an officer what his unit has and what he was asked to assist in. */
async function visibleTo(db: Db, actor: UserActor): Promise<[string, ...unknown[]] | null> {
  if (seesAllItems(actor) || hasRole(actor, ['COUNTER_CLERK'])) return null;
  if (!isOfficer(actor))
    throw forbidden(
      `Expected user ${actor.id} to handle or oversee items`,
      '您的岗位不经办分办件，需要了解请联系综合窗口',
    );
  // an index serves a unit's items in order; the few of other units are added only where there are any
  const assists = await db.itemAssist.findMany({
    where: { userId: actor.id },
    distinct: ['itemId'],
    select: { itemId: true },
    orderBy: { requestedAt: 'desc' },
    take: MOST_ASSISTS,
  });
  if (assists.length === 0) return ['i."unitId" = ?', actor.unitId];
  return [
    `i."unitId" = ? OR i."id" IN (${assists.map(() => '?').join(', ')})`,
    actor.unitId,
    ...assists.map(({ itemId }) => itemId),
  ];
}

/** A number (of the item or of its application) from its beginning, or a name from its beginning. */
function searchFor(q: string): [string, ...unknown[]] {
  const number = q.toUpperCase();
  if (/^[A-Z]+-/.test(number)) return ['i."number" >= ? AND i."number" < ?', number, endOfPrefix(number)];
  return [
    'i."applicationId" IN (SELECT "id" FROM "Application" WHERE "applicantName" >= ? AND "applicantName" < ?)',
    q,
    endOfPrefix(q),
  ];
}
