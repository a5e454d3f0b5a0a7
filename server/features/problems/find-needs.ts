import type { NeedRow, NeedStatus } from '../../api/problems.js';
import type { Page } from '../../api/list.js';
import type { Db, Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { needStatus } from './load-need.js';
import { isOfficer, seesAllProblems } from './problem-permissions.js';

export interface FindNeeds {
  page: number;
  pageSize: number;
  sort?: 'createdAt' | 'number' | undefined;
  order: 'asc' | 'desc';
  q?: string | undefined;
  status?: NeedStatus | undefined;
  walkthroughId?: string | undefined;
  gap?: 'noMeasure' | undefined;
}

/** The needs that this official may see: those who oversee all, others what they or their unit raised or what their unit has a measure for. */
export const needsVisibleTo = (actor: UserActor): Prisma.NeedWhereInput =>
  seesAllProblems(actor)
    ? {}
    : {
        OR: [
          { reportedById: actor.id },
          { measures: { some: { unitId: actor.unitId } } },
          ...(isOfficer(actor) ? [{ unitId: actor.unitId }] : []),
        ],
      };

const STATUS_IS: Record<NeedStatus, Prisma.NeedWhereInput> = {
  OPEN: { withdrawnAt: null, closedAt: null },
  DONE: { withdrawnAt: null, closedAt: { not: null } },
  WITHDRAWN: { withdrawnAt: { not: null } },
};

/** One page of the need list. */
export async function findNeeds(db: Db, actor: UserActor, query: FindNeeds): Promise<Page<NeedRow>> {
  const { walkthroughId, gap, q, status } = query;
  const where: Prisma.NeedWhereInput = {
    AND: [
      needsVisibleTo(actor),
      walkthroughId ? { walkthroughId } : {},
      status ? STATUS_IS[status] : {},
      gap === 'noMeasure' ? { measures: { none: {} }, withdrawnAt: null } : {},
      q
        ? {
            OR: [
              { number: { startsWith: q.toUpperCase() } },
              { description: { contains: q } },
              { serviceItemName: { contains: q } },
            ],
          }
        : {},
    ],
  };
  const ids = await db.need.findMany({
    where,
    orderBy: query.sort === 'number' ? { number: query.order } : { id: query.order },
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
    select: { id: true },
  });
  return {
    items: await findNeedRows(
      db,
      ids.map(({ id }) => id),
    ),
    total: await db.need.count({ where }),
  };
}

/** Needs as lists show them, in the order of the ids. */
export async function findNeedRows(db: Db, ids: readonly string[]): Promise<NeedRow[]> {
  const found = await db.need.findMany({
    where: { id: { in: [...ids] } },
    include: { _count: { select: { measures: true, problems: true } } },
  });
  const byId = new Map(found.map((need) => [need.id, need]));
  const units = new Map(
    (
      await db.unit.findMany({
        where: { id: { in: found.flatMap((need) => need.unitId ?? []) } },
        select: { id: true, name: true },
      })
    ).map((unit) => [unit.id, unit.name]),
  );
  return ids.flatMap((id) => {
    const need = byId.get(id);
    if (!need) return [];
    return [
      {
        id,
        number: need.number,
        description: need.description,
        serviceItemName: need.serviceItemName,
        walkthroughId: need.walkthroughId,
        reporterPost: need.reporterPost,
        unitName: units.get(need.unitId ?? '') ?? null,
        status: needStatus(need),
        problems: need._count.problems,
        measures: need._count.measures,
        createdAt: need.createdAt.toISOString(),
        closedAt: need.closedAt?.toISOString() ?? null,
      },
    ];
  });
}
