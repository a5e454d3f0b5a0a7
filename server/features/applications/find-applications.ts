import type { ApplicationStatus, Channel } from '../../api/application-states.js';
import type { ApplicationRow } from '../../api/applications.js';
import type { Page } from '../../api/list.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { allOf, type SqlWhere } from '../../shared/sql-where.js';
import type { ApplicationDeps } from './application-deps.js';
import { filterApplications, type ApplicationFilter } from './application-filter.js';
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
const SORTS: Record<string, string> = {
  submittedAt: 'a."submittedAt"',
  number: 'a."number"',
  promisedDueAt: 'a."promisedDueAt"',
};
const WITH_ITEM_OF_UNIT =
  'EXISTS (SELECT 1 FROM "ApplicationItem" i WHERE i."unitId" = ? AND i."applicationId" = a."id")';

/** One page of the applications this official may see: all of them, or those with an item of his unit. Found by number, item number or name. */
export async function findApplications(
  db: Db,
  deps: Deps,
  actor: UserActor,
  query: FindApplications,
): Promise<Page<ApplicationRow>> {
  const filter = filterApplications(actor, query);
  const where = allOf([...filter.units.map((unitId) => [WITH_ITEM_OF_UNIT, unitId] as const), ...filter.conditions]);
  const sort = SORTS[query.sort ?? 'submittedAt'] ?? 'a."submittedAt"';
  const direction = query.order === 'asc' ? 'ASC' : 'DESC';
  const ids = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT a."id" AS id FROM "Application" a WHERE ${where.text} ORDER BY ${sort} ${direction}, a."id" ${direction} LIMIT ? OFFSET ?`,
    ...where.values,
    query.pageSize,
    (query.page - 1) * query.pageSize,
  );
  return {
    items: await findApplicationRows(
      db,
      deps,
      actor,
      ids.map(({ id }) => id),
    ),
    total: await countApplications(db, filter, where),
  };
}

/** A unit's applications without any other filter are counted by its items: an index of the items holds the answer. */
async function countApplications(db: Db, { units, conditions }: ApplicationFilter, where: SqlWhere): Promise<number> {
  const [row] =
    units.length === 1 && conditions.length === 0
      ? await db.$queryRawUnsafe<{ total: bigint | number }[]>(
          'SELECT count(DISTINCT "applicationId") AS total FROM "ApplicationItem" WHERE "unitId" = ?',
          units[0],
        )
      : await db.$queryRawUnsafe<{ total: bigint | number }[]>(
          `SELECT count(*) AS total FROM "Application" a WHERE ${where.text}`,
          ...where.values,
        );
  return Number(row?.total ?? 0);
}

/** Applications as lists show them, in the order of the ids. */
export async function findApplicationRows(
  db: Db,
  deps: Deps,
  actor: UserActor,
  ids: readonly string[],
): Promise<ApplicationRow[]> {
  const found = await db.application.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      oneThingName: true,
      applicantName: true,
      status: true,
      channel: true,
      submittedAt: true,
      greenChannel: true,
      items: { select: { status: true } },
    },
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
