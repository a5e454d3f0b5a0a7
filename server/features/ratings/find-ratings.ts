import type { RatingRow } from '../../api/admin.js';
import type { Page } from '../../api/list.js';
import { RATING_LEVELS, type RatingLevel } from '../../api/ratings.js';
import type { Db, Prisma } from '../../db.js';

export interface RatingFilter {
  negative?: boolean | undefined;
  level?: RatingLevel | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  q?: string | undefined;
}

export interface FindRatings extends RatingFilter {
  page: number;
  pageSize: number;
  order: 'asc' | 'desc';
}

/** Ratings as 行风办 and 监督 see them: the level in words, never the handler's name or the link's token. */
export async function findRatings(db: Db, query: FindRatings): Promise<Page<RatingRow>> {
  const where = whereOf(query);
  const [items, total] = await Promise.all([
    readRatings(db, query, { skip: (query.page - 1) * query.pageSize, take: query.pageSize }, query.order),
    db.rating.count({ where }),
  ]);
  return { items, total };
}

/** Every rating that the list shows with this filter. */
export const readRatings = async (
  db: Db,
  filter: RatingFilter,
  page: { skip?: number; take?: number },
  order: 'asc' | 'desc',
): Promise<RatingRow[]> => {
  const rows = await db.rating.findMany({
    where: whereOf(filter),
    orderBy: [{ ratedAt: order }, { id: order }],
    include: { invitation: { include: { application: { select: { number: true, oneThingName: true } } } } },
    ...page,
  });
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.applicationId,
    number: row.invitation.application.number ?? '',
    oneThingName: row.invitation.application.oneThingName,
    level: RATING_LEVELS[row.level as RatingLevel],
    isNegative: row.isNegative,
    tags: row.tags as string[],
    comment: row.comment,
    ratedAt: row.ratedAt.toISOString(),
  }));
};

const whereOf = ({ negative, level, from, to, q }: RatingFilter): Prisma.RatingWhereInput => ({
  ...(negative === undefined ? {} : { isNegative: negative }),
  ...(level === undefined ? {} : { level }),
  ...(from || to ? { ratedAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {}),
  ...(q === undefined ? {} : { invitation: { application: { number: { contains: q } } } }),
});
