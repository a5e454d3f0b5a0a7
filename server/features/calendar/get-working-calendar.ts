import type { Db, Tx } from '../../db.js';
import { buildCalendar, type CalendarRow, type WorkingCalendar } from '../../shared/calendar/working-calendar.js';

/** Reads the working calendar as it stands for this connection or transaction. */
export type GetWorkingCalendar = (db: Db | Tx) => Promise<WorkingCalendar>;

/**
 * A reader that keeps the calendar it read last and reads the days again only when a year was loaded or changed since: every
 * change gives its year a later `loadedAt`.
 */
export function createGetWorkingCalendar(): GetWorkingCalendar {
  let kept: { version: string; calendar: WorkingCalendar } | null = null;
  return async (db) => {
    const years = await db.calendarYear.findMany({ orderBy: { year: 'asc' }, select: { year: true, loadedAt: true } });
    const version = JSON.stringify(years);
    if (kept?.version === version) return kept.calendar;
    const rows = await db.calendarDay.findMany({ orderBy: { date: 'asc' } });
    const calendar = buildCalendar(rows.map(toCalendarRow), years.map(({ year }) => year));
    kept = { version, calendar };
    return calendar;
  };
}

/** A stored day as the calendar reads it. */
export const toCalendarRow = (row: { date: string; kind: string; name: string; noticeTitle: string }): CalendarRow => ({
  date: row.date,
  kind: row.kind === 'WORKDAY' ? 'WORKDAY' : 'HOLIDAY',
  name: row.name,
  noticeTitle: row.noticeTitle,
});
