import type { CallbackCoverage, NegativeRatingRow } from '../../api/negative-ratings.js';
import { NEGATIVE_RATING_STATUSES, type NegativeRatingStatus } from '../../api/loop-states.js';
import type { Page } from '../../api/list.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findNegativeRatingRows } from './find-negative-rating-rows.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { visibleTo, whereOf, type NegativeRatingFilter } from './negative-rating-filter.js';

export interface FindNegativeRatings extends NegativeRatingFilter {
  page: number;
  pageSize: number;
  sort?: 'receivedAt' | 'number' | undefined;
  order: 'asc' | 'desc';
}

type Deps = Pick<NegativeRatingDeps, 'clock' | 'findChips'>;

/** Cards a column of the board shows; the rest is behind the count. */
const CARDS = 3;
/** Named ratings not called back that the coverage lists; there should be none. */
const MOST_OPEN = 200;

/** One page of the checks that this official may see. */
export async function findNegativeRatings(
  db: Db,
  deps: Deps,
  actor: UserActor,
  query: FindNegativeRatings,
): Promise<Page<NegativeRatingRow>> {
  const where = whereOf(actor, query);
  const [records, total] = await Promise.all([
    db.negativeRating.findMany({
      where,
      orderBy: [{ [query.sort ?? 'receivedAt']: query.order }, { id: query.order }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.negativeRating.count({ where }),
  ]);
  return { items: await findNegativeRatingRows(db, deps.clock.now(), deps.findChips, actor, records), total };
}

export interface NegativeRatingColumn {
  status: NegativeRatingStatus;
  total: number;
  cards: NegativeRatingRow[];
}

/** A column a status, the oldest first; each total is that of the list with the status. */
export async function findNegativeRatingBoard(
  db: Db,
  deps: Deps,
  actor: UserActor,
  filter: { unitId?: string | undefined } = {},
): Promise<NegativeRatingColumn[]> {
  const statuses = Object.keys(NEGATIVE_RATING_STATUSES) as NegativeRatingStatus[];
  const columns: NegativeRatingColumn[] = [];
  for (const status of statuses) {
    const { items, total } = await findNegativeRatings(db, deps, actor, {
      ...filter,
      status,
      page: 1,
      pageSize: CARDS,
      order: 'asc',
    });
    columns.push({ status, total, cards: items });
  }
  return columns;
}

/** 实名差评回访率: all of them, however they ended, and those still without a callback one by one (R81). 100 while there is none. */
export async function findCallbackCoverage(db: Db, deps: Deps, actor: UserActor): Promise<CallbackCoverage> {
  const named = { AND: [visibleTo(actor), { named: true }] };
  const without = { AND: [named, { calledBackAt: null }] };
  const [all, missing, records] = await Promise.all([
    db.negativeRating.count({ where: named }),
    db.negativeRating.count({ where: without }),
    db.negativeRating.findMany({ where: without, orderBy: { receivedAt: 'asc' }, take: MOST_OPEN }),
  ]);
  return {
    named: all,
    calledBack: all - missing,
    // rounded down: 100 is said only when every one was called back
    percent: all === 0 ? 100 : Math.floor(((all - missing) * 100) / all),
    open: await findNegativeRatingRows(db, deps.clock.now(), deps.findChips, actor, records),
  };
}
