import type { ApplicationStatus, Channel } from '../../api/application-states.js';
import type { ApplicationRow } from '../../api/applications.js';
import type { Page } from '../../api/list.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import { allOf, endOfPrefix, type SqlWhere } from '../../shared/sql-where.js';
import { isCounter, seesAllApplications, seesUnitApplications } from './application-access.js';
import type { ApplicationDeps } from './application-deps.js';
import { nameFor } from './find-applicant-name.js';

export interface FindApplications {
  page: number;
  pageSize: number;
  sort?: string | undefined;
  order: 'asc' | 'desc';
  q?: string | undefined;
  status?: string | undefined;
  oneThingId?: string | undefined;
  channel?: string | undefined;
  unitId?: string | undefined;
}

type Deps = Pick<ApplicationDeps, 'findChips' | 'clock'>;
const SORTS: Record<string, string> = { submittedAt: 'a."submittedAt"', number: 'a."number"', promisedDueAt: 'a."promisedDueAt"' };
const WITH_ITEM_OF_UNIT = 'a."id" IN (SELECT "applicationId" FROM "ApplicationItem" WHERE "unitId" = ?)';

/** One page of the applications this official may see: all of them, or those with an item of his unit. Found by number, item number or name. */
export async function findApplications(db: Db, deps: Deps, actor: UserActor, query: FindApplications): Promise<Page<ApplicationRow>> {
  const where = conditions(actor, query);
  const sort = SORTS[query.sort ?? 'submittedAt'] ?? 'a."submittedAt"';
  const direction = query.order === 'asc' ? 'ASC' : 'DESC';
  const ids = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT a."id" AS id FROM "Application" a WHERE ${where.text} ORDER BY ${sort} ${direction}, a."id" ${direction} LIMIT ? OFFSET ?`,
    ...where.values,
    query.pageSize,
    (query.page - 1) * query.pageSize,
  );
  const [count] = await db.$queryRawUnsafe<{ total: bigint | number }[]>(`SELECT count(*) AS total FROM "Application" a WHERE ${where.text}`, ...where.values);
  return { items: await findApplicationRows(db, deps, actor, ids.map(({ id }) => id)), total: Number(count?.total ?? 0) };
}

/** What may be seen, and what was asked for. FORBIDDEN for who has nothing to do with applications. */
function conditions(actor: UserActor, query: FindApplications): SqlWhere {
  const seesAll = seesAllApplications(actor);
  if (!seesAll && !seesUnitApplications(actor)) throw forbidden(`Expected user ${actor.id} to handle or oversee applications`, '您的岗位不经办申请，需要了解请联系综合窗口');
  return allOf([
    seesAll ? null : [WITH_ITEM_OF_UNIT, actor.unitId],
    // a draft is its clerk's own until it is submitted
    query.status === 'DRAFT' ? [`a."status" = 'DRAFT' AND a."filedById" = ?`, isCounter(actor) ? actor.id : ''] : [`a."status" <> 'DRAFT'`],
    query.status && query.status !== 'DRAFT' ? ['a."status" = ?', query.status] : null,
    query.oneThingId ? ['a."oneThingId" = ?', query.oneThingId] : null,
    query.channel ? ['a."channel" = ?', query.channel] : null,
    query.unitId ? [WITH_ITEM_OF_UNIT, query.unitId] : null,
    query.q ? searchFor(query.q) : null,
  ]);
}

/** A number from its beginning (an item's number finds its application), or a name from its beginning. */
function searchFor(q: string): [string, ...unknown[]] {
  const number = q.toUpperCase();
  if (!/^[A-Z]+-/.test(number)) return ['a."applicantName" >= ? AND a."applicantName" < ?', q, endOfPrefix(q)];
  const own = number.replace(/^([A-Z]+-\d{4}-\d+)-\d*$/, '$1');
  return ['a."number" >= ? AND a."number" < ?', own, endOfPrefix(own)];
}

/** Applications as lists show them, in the order of the ids. */
export async function findApplicationRows(db: Db, deps: Deps, actor: UserActor, ids: readonly string[]): Promise<ApplicationRow[]> {
  const found = await db.application.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, oneThingName: true, applicantName: true, status: true, channel: true, submittedAt: true, greenChannel: true, items: { select: { status: true } } },
  });
  const chips = await deps.findChips(db, deps.clock.now(), 'application', ids);
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return {
      id,
      number: row.number,
      oneThingName: row.oneThingName,
      applicantName: nameFor(actor, row.applicantName),
      status: row.status as ApplicationStatus,
      channel: row.channel as Channel,
      submittedAt: row.submittedAt?.toISOString() ?? null,
      itemsClosed: row.items.filter((item) => item.status === 'CLOSED' || item.status === 'WITHDRAWN').length,
      itemsTotal: row.items.length,
      greenChannel: row.greenChannel,
      deadline: chips.get(id)?.[0] ?? null,
    };
  });
}
