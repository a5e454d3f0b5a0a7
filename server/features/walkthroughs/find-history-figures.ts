import type { HistoryFigures } from '../../api/walkthroughs.js';
import type { Db, Tx } from '../../db.js';
import { parseDay } from '../../shared/calendar/day-number.js';
import { workingDaysBetween, type WorkingCalendar } from '../../shared/calendar/working-calendar.js';
import { dbTime, fromDbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';
import { findAbnormal, LATE, MOST } from './find-abnormal.js';
import type { LookBack } from './find-look-back.js';
import type { WalkData } from './scenario-data.js';

const ENDED = `FROM "ApplicationItem" AS i JOIN "Application" AS a ON a."id" = i."applicationId"
  WHERE i."serviceItemId" IN (SELECT j."value" FROM json_each(?) AS j) AND i."closedAt" >= ? AND i."closedAt" <= ?`;
const HANDLED = `i."outcome" IN ('GRANTED', 'REFUSED')`;
const FOLLOWED = `EXISTS (SELECT 1 FROM "ApplicationItem" AS o WHERE o."applicationId" = i."applicationId" AND o."outcome" = 'GRANTED'
  AND o."serviceItemId" IN (SELECT k."value" FROM json_each(?) AS k))`;

/**
 * 查历史办件 from our own applications (R7–R9): how many were handled, whether in time, what followed, and the abnormal ones: refused
 * with their recorded reasons, withdrawn as a number. Numbers of cases only, no personal data.
 */
export async function findHistoryFigures(
  tx: Db | Tx,
  calendar: WorkingCalendar,
  {
    items,
    walk,
    span,
  }: { items: readonly string[]; walk: Pick<WalkData, 'follow_up_items' | 'abnormal'> | null; span: LookBack },
): Promise<HistoryFigures> {
  const bound = [JSON.stringify(items), dbTime(span.since), dbTime(span.until)] as const;
  const followUpItems = walk?.follow_up_items ?? [];
  const [sums] = await txAll<
    Record<'handled' | 'inTime' | 'withdrawn' | 'refused' | 'followedUp', number | bigint | null>
  >(
    tx,
    `SELECT sum(${HANDLED}) AS "handled", sum(${HANDLED} AND NOT ${LATE}) AS "inTime", sum(i."outcome" = 'WITHDRAWN') AS "withdrawn",
      sum(i."outcome" = 'REFUSED') AS "refused",
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
  const figures = {
    from: span.from,
    to: span.to,
    handled: Number(sums?.handled ?? 0),
    inTime: Number(sums?.inTime ?? 0),
    withdrawn: Number(sums?.withdrawn ?? 0),
    followedUp: followUpItems.length > 0 ? Number(sums?.followedUp ?? 0) : null,
    averageWorkingDays: averageOf(calendar, spans),
    refusedCount: Number(sums?.refused ?? 0),
    refused: refused.map(({ number, reason, closedAt }) => ({
      number,
      reason: reason ?? '未记录理由',
      closedAt: fromDbTime(closedAt).toISOString(),
    })),
  };
  return {
    ...figures,
    items: await findItemNames(tx, items),
    abnormal: await findAbnormal(tx, { abnormal: walk?.abnormal, items, span }, figures),
  };
}

/** Names of the items in the order of the scenario; an item that the catalogue does not have is left out. */
async function findItemNames(tx: Db | Tx, items: readonly string[]): Promise<string[]> {
  const rows = await tx.serviceItem.findMany({ where: { id: { in: [...items] } }, select: { id: true, name: true } });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return items.flatMap((id) => names.get(id) ?? []);
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
