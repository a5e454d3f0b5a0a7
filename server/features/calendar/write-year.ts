import type { UnitOfWork } from '../../shared/command-context.js';
import { buildCalendar, type CalendarRow, type WorkingCalendar } from '../../shared/calendar/working-calendar.js';
import type { Db, Tx } from '../../db.js';
import { toCalendarRow } from './get-working-calendar.js';

export interface CalendarYearRows {
  year: number;
  noticeTitle: string;
  noticeNo: string | null;
  days: readonly CalendarRow[];
}

/** The calendar as it would be with these days of a year in place of its present ones. */
export async function calendarWith(db: Db | Tx, { year, days }: CalendarYearRows): Promise<WorkingCalendar> {
  const years = await db.calendarYear.findMany({ select: { year: true } });
  const others = await db.calendarDay.findMany({ where: { year: { not: year } } });
  return buildCalendar([...others.map(toCalendarRow), ...days], [...years.map((row) => row.year), year]);
}

/** Replaces a year's days. `loadedAt` always grows, so that whoever keeps a copy of the calendar sees the change. */
export async function writeYear(
  { tx, at }: UnitOfWork,
  { year, noticeTitle, noticeNo, days }: CalendarYearRows,
): Promise<void> {
  const before = await tx.calendarYear.findUnique({ where: { year }, select: { loadedAt: true } });
  const loadedAt = before && before.loadedAt >= at ? new Date(before.loadedAt.getTime() + 1) : at;
  const row = { noticeTitle, noticeNo, loadedAt };
  await tx.calendarYear.upsert({ where: { year }, create: { year, ...row }, update: row });
  await tx.calendarDay.deleteMany({ where: { year } });
  await tx.calendarDay.createMany({ data: days.map((day) => ({ ...day, year })) });
}
