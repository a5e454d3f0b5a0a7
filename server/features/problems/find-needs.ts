import type { Page } from '../../api/list.js';
import type { NeedRow } from '../../api/problems.js';
import type { Db, Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { seesAllProblems } from './problem-permissions.js';

export interface FindNeeds {
  page: number;
  pageSize: number;
  order: 'asc' | 'desc';
  walkthroughId?: string | undefined;
  gap?: 'noMeasure' | undefined;
}

/** The needs that this official may see: those who oversee all, others what they raised or what their unit has a measure for. */
export const needsVisibleTo = (actor: UserActor): Prisma.NeedWhereInput =>
  seesAllProblems(actor)
    ? {}
    : {
        OR: [{ reportedById: actor.id }, { measures: { some: { unitId: actor.unitId } } }],
      };

/** One page of the need list. */
export async function findNeeds(db: Db, actor: UserActor, query: FindNeeds): Promise<Page<NeedRow>> {
  const { walkthroughId, gap } = query;
  const where: Prisma.NeedWhereInput = {
    AND: [
      needsVisibleTo(actor),
      walkthroughId ? { walkthroughId } : {},
      gap === 'noMeasure' ? { measures: { none: {} } } : {},
    ],
  };
  const rows = await db.need.findMany({
    where,
    orderBy: { id: query.order },
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
    include: { _count: { select: { measures: true } } },
  });
  return {
    items: rows.map((need) => ({
      id: need.id,
      number: need.number,
      description: need.description,
      serviceItemName: need.serviceItemName,
      walkthroughId: need.walkthroughId,
      reporterPost: need.reporterPost,
      measures: need._count.measures,
      createdAt: need.createdAt.toISOString(),
      closedAt: need.closedAt?.toISOString() ?? null,
    })),
    total: await db.need.count({ where }),
  };
}
