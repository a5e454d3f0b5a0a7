import type { HistoryFigures } from '../../api/walkthroughs.js';
import type { Db, Tx } from '../../db.js';
import { parseDay } from '../../shared/calendar/day-number.js';
import { workingDaysBetween, type WorkingCalendar } from '../../shared/calendar/working-calendar.js';
import { dbTime, fromDbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';
import type { LookBack } from './find-look-back.js';

/** Abnormal cases listed one by one; more than these are counted by their figure only. */
const MOST = 200;

const ENDED = `FROM "ApplicationItem" AS i JOIN "Application" AS a ON a."id" = i."applicationId"
  WHERE i."serviceItemId" IN (SELECT j."value" FROM json_each(?) AS j) AND i."closedAt" >= ? AND i."closedAt" <= ?`;
const HANDLED = `i."outcome" IN ('GRANTED', 'REFUSED')`;
const LATE = `EXISTS (SELECT 1 FROM "Deadline" AS d WHERE d."subjectType" = 'item' AND d."subjectId" = i."id" AND d."kind" = 'ITEM_PROMISED'
  AND d."dueAt" IS NOT NULL AND d."closedAt" > d."dueAt")`;
const FOLLOWED = `EXISTS (SELECT 1 FROM "ApplicationItem" AS o WHERE o."applicationId" = i."applicationId" AND o."outcome" = 'GRANTED'
  AND o."serviceItemId" IN (SELECT k."value" FROM json_each(?) AS k))`;

/**
 * 查历史办件 from our own applications (R7–R9): how many were handled, whether in time, what followed, and the abnormal ones: refused
 * with their recorded reasons, withdrawn as a number. Numbers of cases only, no personal data.
 */
export async function findHistoryFigures(
  tx: Db | Tx,
  calendar: WorkingCalendar,
  { items, followUpItems, span }: { items: readonly string[]; followUpItems: readonly string[]; span: LookBack },
): Promise<HistoryFigures> {
  const bound = [JSON.stringify(items), dbTime(span.since), dbTime(span.until)] as const;
  const [sums] = await txAll<Record<'handled' | 'inTime' | 'withdrawn' | 'followedUp', number | bigint | null>>(
    tx,
    `SELECT sum(${HANDLED}) AS "handled", sum(${HANDLED} AND NOT ${LATE}) AS "inTime", sum(i."outcome" = 'WITHDRAWN') AS "withdrawn",
      sum(${HANDLED} AND ${FOLLOWED}) AS "followedUp" ${ENDED}`,
    JSON.stringify(followUpItems),
    ...bound,
  );
  const spans = await txAll<{ opened: string; closed: string; count: number | bigint }>(
    tx,
    `SELECT date(coalesce(a."acceptedAt", i."createdAt"), '+8 hours') AS "opened", date(i."closedAt", '+8 hours') AS "closed", count(*) AS "count"
      ${ENDED} AND ${HANDLED} GROUP BY 1, 2`,
    ...bound,
  );
  const refused = await txAll<{ number: string; reason: string | null; closedAt: Date | string }>(
    tx,
    `SELECT i."number", i."decisionReason" AS "reason", i."closedAt" ${ENDED} AND i."outcome" = 'REFUSED' ORDER BY i."closedAt" DESC LIMIT ${MOST}`,
    ...bound,
  );
  return {
    from: span.from,
    to: span.to,
    handled: Number(sums?.handled ?? 0),
    inTime: Number(sums?.inTime ?? 0),
    withdrawn: Number(sums?.withdrawn ?? 0),
    followedUp: Number(sums?.followedUp ?? 0),
    averageWorkingDays: averageOf(calendar, spans),
    refused: refused.map(({ number, reason, closedAt }) => ({
      number,
      reason: reason ?? '未记录理由',
      closedAt: fromDbTime(closedAt).toISOString(),
    })),
  };
}

/** Working days from 受理 to 办结, to one decimal; null when nothing was handled. */
function averageOf(
  calendar: WorkingCalendar,
  spans: readonly { opened: string; closed: string; count: number | bigint }[],
): number | null {
  const count = spans.reduce((sum, each) => sum + Number(each.count), 0);
  if (count === 0) return null;
  const days = spans.reduce(
    (sum, each) =>
      sum + Number(each.count) * workingDaysBetween(calendar, parseDay(each.opened), parseDay(each.closed)),
    0,
  );
  return Math.round((days / count) * 10) / 10;
}
