import type { Db, Tx } from '../../db.js';
import { buildCalendar, type CalendarRow, type WorkingCalendar } from '../../shared/calendar/working-calendar.js';
import { keepWhileUnchanged } from '../../shared/table-versions.js';

/** Reads the working calendar as it stands for this connection or transaction. */
export type GetWorkingCalendar = (db: Db | Tx) => Promise<WorkingCalendar>;

/** A reader that keeps the calendar it read last and reads the days again only when one was changed since. */
export function createGetWorkingCalendar(): GetWorkingCalendar {
  const kept = keepWhileUnchanged<WorkingCalendar>(['CalendarYear', 'CalendarDay']);
  return (db) =>
    kept.get('', async () => {
      const years = await db.calendarYear.findMany({ select: { year: true } });
      const rows = await db.calendarDay.findMany({ orderBy: { date: 'asc' } });
      return buildCalendar(
        rows.map(toCalendarRow),
        years.map(({ year }) => year),
      );
    });
}

/** A stored day as the calendar reads it. */
export const toCalendarRow = (row: { date: string; kind: string; name: string; noticeTitle: string }): CalendarRow => ({
  date: row.date,
  kind: row.kind === 'WORKDAY' ? 'WORKDAY' : 'HOLIDAY',
  name: row.name,
  noticeTitle: row.noticeTitle,
});
