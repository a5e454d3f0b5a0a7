import type { Page } from '../../api/list.js';
import type { WalkthroughRow } from '../../api/walkthroughs.js';
import type { Db, Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findWalkthroughRows } from './find-walkthrough-rows.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { seesAll } from './walkthrough-permissions.js';

export interface FindWalkthroughs {
  q?: string | undefined;
  status?: string | undefined;
  scenarioId?: string | undefined;
  unitId?: string | undefined;
  page: number;
  pageSize: number;
  sort?: 'number' | 'assignedAt' | 'dueOn' | undefined;
  order: 'asc' | 'desc';
}

const findWalkerIds = async (db: Db, name: string): Promise<string[]> =>
  (await db.user.findMany({ where: { displayName: { contains: name } }, select: { id: true } })).map(({ id }) => id);

/** One page of the walks: a walker's own, all of them for 行风办 and 监督. */
export async function findWalkthroughs(
  db: Db,
  deps: Pick<WalkthroughDeps, 'clock' | 'findChips'>,
  actor: UserActor,
  query: FindWalkthroughs,
): Promise<Page<WalkthroughRow>> {
  const q = query.q?.trim();
  const { status, scenarioId, unitId } = query;
  const where: Prisma.WalkthroughWhereInput = {
    ...(seesAll(actor) ? {} : { walkerId: actor.id }),
    ...(status ? { status } : {}),
    ...(scenarioId ? { scenarioId } : {}),
    ...(unitId ? { unitId } : {}),
    ...(q
      ? {
          OR: [
            { number: { startsWith: q.toUpperCase() } },
            { scenarioName: { contains: q } },
            { place: { contains: q } },
            { walkerId: { in: await findWalkerIds(db, q) } },
          ],
        }
      : {}),
  };
  const rows = await db.walkthrough.findMany({
    where,
    orderBy:
      query.sort === 'number'
        ? { number: query.order }
        : query.sort === 'dueOn'
          ? { dueOn: { sort: query.order, nulls: 'last' } }
          : { id: query.order },
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  return {
    items: await findWalkthroughRows(db, deps.clock.now(), deps.findChips, ids),
    total: await db.walkthrough.count({ where }),
  };
}
