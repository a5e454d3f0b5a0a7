import type { InboxQuery } from '../../api/inbox.js';
import type { UserActor } from '../../shared/actor.js';
import { dbTime } from '../../shared/db-time.js';
import { clocksOf } from './find-nearest-due.js';
import { containing, join, sql, type SqlFragment } from './sql-fragment.js';

/** Who looks, when, and what that person may do. */
export interface InboxViewer {
  user: UserActor;
  kinds: readonly string[];
  now: Date;
  /** The end of today in Asia/Shanghai. */
  endOfToday: Date;
}

export type InboxFilter = Pick<InboxQuery, 'tab' | 'kind' | 'state' | 'green' | 'q'>;

/** A search over one index: a table (or table expression) that has the columns of an inbox row, and what to keep of it. */
export interface InboxBranch {
  from: SqlFragment;
  where: SqlFragment;
}

const TASKS = sql`"UserTask" AS t`;

/** Assists as rows of the same shape; their deadline is the item's nearest open one. Names are masked, so they are not searched. */
const assistsOf = (userId: string) => sql`(
  SELECT a."id" AS "jobKey", 'item.assist' AS "kind", 'item' AS "subjectType", a."itemId" AS "subjectId", i."serviceItemName" AS "title",
    i."number" AS "number", p."greenChannel" AS "greenChannel", a."requestedAt" AS "createdAt", NULL AS "endedAt",
    (SELECT min(d."dueAt") FROM "Deadline" AS d WHERE d."subjectType" = 'item' AND d."subjectId" = a."itemId"
      AND d."closedAt" IS NULL AND d."suspended" = 0) AS "dueAt"
  FROM "ItemAssist" AS a JOIN "ApplicationItem" AS i ON i."id" = a."itemId" JOIN "Application" AS p ON p."id" = i."applicationId"
  WHERE a."userId" = ${userId} AND a."repliedAt" IS NULL) AS t`;

/**
 * What a tab holds, as branches that share no row. List, counts and export are made from this one builder, so they cannot
 * disagree.
 */
export function inboxBranches(viewer: InboxViewer, filter: InboxFilter): InboxBranch[] {
  const refine = refinements(viewer, filter);
  const branch = (from: SqlFragment, ...own: SqlFragment[]): InboxBranch => ({
    from,
    where: join([...own, ...refine], ' AND '),
  });
  const { user } = viewer;
  switch (filter.tab) {
    case 'mine':
      return [branch(TASKS, sql`t."assigneeId" = ${user.id} AND t."state" = 'CREATED'`)];
    case 'done':
      return [branch(TASKS, sql`t."endedById" = ${user.id} AND t."endedAt" IS NOT NULL`)];
    case 'assist':
      return [branch(assistsOf(user.id), sql`true`)];
    case 'unit': {
      const open = sql`t."state" = 'CREATED' AND t."assigneeId" IS NULL AND t."kind" IN (SELECT value FROM json_each(${JSON.stringify(viewer.kinds)}))`;
      return [
        branch(TASKS, open, sql`t."candidateUnitId" = ${user.unitId}`),
        ...user.roles.map((role) =>
          branch(TASKS, open, sql`t."candidateRole" = ${role} AND t."candidateUnitId" IS NOT ${user.unitId}`),
        ),
      ];
    }
  }
}

function refinements(viewer: InboxViewer, filter: InboxFilter): SqlFragment[] {
  const pieces: SqlFragment[] = [];
  if (filter.kind !== undefined) pieces.push(sql`t."kind" = ${filter.kind}`);
  if (filter.state !== undefined) pieces.push(stateIs(filter.state, viewer));
  if (filter.green !== undefined) pieces.push(sql`t."greenChannel" = ${Number(filter.green)}`);
  if (filter.q !== undefined) pieces.push(searchFor(filter.q));
  return pieces;
}

/** A number from its beginning, by an index; any other text anywhere in title or number. */
function searchFor(q: string): SqlFragment {
  if (/^[a-z]{2}-\d/i.test(q)) {
    const number = q.toUpperCase();
    return sql`t."number" >= ${number} AND t."number" < ${`${number}\uffff`}`;
  }
  const pattern = containing(q);
  return sql`(t."title" LIKE ${pattern} ESCAPE '\\' OR t."number" LIKE ${pattern} ESCAPE '\\')`;
}

/** The state of the task's nearest clock, derived as the chip derives it. */
function stateIs(state: NonNullable<InboxFilter['state']>, viewer: InboxViewer): SqlFragment {
  const now = dbTime(viewer.now);
  const endOfToday = dbTime(viewer.endOfToday);
  const clocks: SqlFragment = { text: clocksOf('t."subjectType"', 't."subjectId"'), values: [] };
  const openClock = sql`FROM "Deadline" AS d WHERE ${clocks} AND d."closedAt" IS NULL`;
  switch (state) {
    case 'OVERDUE':
      return sql`t."dueAt" < ${now}`;
    case 'DUE_TODAY':
      return sql`t."dueAt" >= ${now} AND t."dueAt" < ${endOfToday}`;
    case 'NEAR_DUE':
      return sql`t."dueAt" >= ${endOfToday} AND EXISTS (SELECT 1 ${openClock} AND d."dueAt" = t."dueAt" AND d."nearDueAt" <= ${now})`;
    case 'SUSPENDED':
      return sql`t."dueAt" IS NULL AND EXISTS (SELECT 1 ${openClock} AND d."suspended" = 1)`;
  }
}
