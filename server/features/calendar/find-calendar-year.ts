import type { CalendarYearView } from '../../api/admin.js';
import type { Db } from '../../db.js';
import { gapWarning } from '../../shared/calendar/working-calendar.js';
import { instantAt, parseDay } from '../../shared/calendar/day-number.js';
import { toCalendarRow } from './get-working-calendar.js';

/** A year as twelve months show it, with the warning of a year that is not loaded and how many deadlines it concerns. */
export async function findCalendarYear(db: Db, year: number): Promise<CalendarYearView> {
  const row = await db.calendarYear.findUnique({ where: { year }, include: { days: { orderBy: { date: 'asc' } } } });
  if (row)
    return {
      year,
      loaded: true,
      noticeTitle: row.noticeTitle,
      noticeNo: row.noticeNo,
      days: row.days.map(toCalendarRow),
      warning: null,
    };
  const concerned = await db.deadline.count({
    where: { closedAt: null, calendarGap: true, dueAt: { gte: startOf(year), lt: startOf(year + 1) } },
  });
  const warning = concerned > 0 ? gapWarning(year).replace('，', `，${concerned} 件期限`) : gapWarning(year);
  return { year, loaded: false, noticeTitle: null, noticeNo: null, days: [], warning };
}

const startOf = (year: number): Date => instantAt(parseDay(`${year}-01-01`), 0);
