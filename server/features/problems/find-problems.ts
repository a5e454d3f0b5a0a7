import type { Page } from '../../api/list.js';
import type { ProblemRow } from '../../api/problems.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findProblemRows } from './find-problem-rows.js';
import { readyFilter, whereProblems, type ProblemFilter } from './problem-filter.js';

export interface FindProblems extends ProblemFilter {
  page: number;
  pageSize: number;
  sort?: 'number' | 'createdAt' | undefined;
  order: 'asc' | 'desc';
}

/** One page of the problem list (R39). */
export async function findProblems(db: Db, actor: UserActor, query: FindProblems): Promise<Page<ProblemRow>> {
  const where = whereProblems(actor, await readyFilter(db, query));
  const ids = await db.problem.findMany({
    where,
    orderBy: query.sort === 'number' ? { number: query.order } : { id: query.order },
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
    select: { id: true },
  });
  return {
    items: await findProblemRows(
      db,
      ids.map(({ id }) => id),
    ),
    total: await db.problem.count({ where }),
  };
}
