import { DateTime } from 'luxon';
import type { InboxCounts, InboxPage, InboxQuery, InboxTab } from '../../api/inbox.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { TIME_ZONE, type Clock } from '../../shared/clock.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { InboxFilter, InboxViewer } from './inbox-filter.js';
import { countInbox, findInboxIds } from './inbox-ids.js';
import { readInboxRows } from './inbox-rows.js';
import { kindsOf, type Can } from './task-viewer.js';

export interface InboxDeps {
  can: Can;
  findChips: FindDeadlineChips;
}

/** The list query as parsed; `sort` and `q` may be left out. */
export type ParsedInboxQuery = Omit<InboxQuery, 'sort' | 'q' | 'kind' | 'state'> &
  InboxFilter & { sort?: string | undefined; order: 'asc' | 'desc' };

/** One page of the inbox of an official. */
export async function findInbox(
  db: Db,
  clock: Clock,
  deps: InboxDeps,
  user: UserActor,
  query: ParsedInboxQuery,
): Promise<InboxPage> {
  const viewer = viewerOf(user, clock, deps);
  const [ids, total] = await Promise.all([
    findInboxIds(db, viewer, query, (query.page - 1) * query.pageSize, query.pageSize),
    countInbox(db, viewer, query),
  ]);
  return { items: await readInboxRows(db, deps.findChips, viewer.now, ids, query.tab === 'assist'), total };
}

/** How much there is in each tab, and how urgent one's own is; each number is the total of the list it stands for. */
export async function findInboxCounts(db: Db, clock: Clock, deps: InboxDeps, user: UserActor): Promise<InboxCounts> {
  const viewer = viewerOf(user, clock, deps);
  const count = (tab: InboxTab, state?: InboxFilter['state']) =>
    countInbox(db, viewer, state ? { tab, state } : { tab });
  const [mine, unit, assist, done, overdue, dueToday, nearDue] = await Promise.all([
    count('mine'),
    count('unit'),
    count('assist'),
    count('done'),
    count('mine', 'OVERDUE'),
    count('mine', 'DUE_TODAY'),
    count('mine', 'NEAR_DUE'),
  ]);
  return { mine, unit, assist, done, overdue, dueToday, nearDue };
}

export function viewerOf(user: UserActor, clock: Clock, deps: Pick<InboxDeps, 'can'>): InboxViewer {
  const now = clock.now();
  const endOfToday = DateTime.fromJSDate(now, { zone: TIME_ZONE }).plus({ days: 1 }).startOf('day').toJSDate();
  return { user, kinds: kindsOf(user, deps.can), now, endOfToday };
}
