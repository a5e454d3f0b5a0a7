import { parseDay, weekdayOf, yearOf, type DayNumber } from './day-number.js';

/** One day that differs from the plain week: a holiday, or a weekend day that is worked (调休). */
export interface CalendarRow {
  /** YYYY-MM-DD */
  date: string;
  kind: 'HOLIDAY' | 'WORKDAY';
  /** 国庆节 */
  name: string;
  /** The notice that made this day off or on. */
  noticeTitle: string;
}

/** Which days are worked. In a year that is not loaded only weekends are known, and whoever counts through it must say so. */
export interface WorkingCalendar {
  /** Years whose official arrangement is known. */
  years: ReadonlySet<number>;
  exceptions: ReadonlyMap<DayNumber, CalendarRow>;
}

/** Builds the calendar from its rows. A day that occurs twice keeps its last row. */
export function buildCalendar(rows: readonly CalendarRow[], loadedYears: Iterable<number>): WorkingCalendar {
  return { years: new Set(loadedYears), exceptions: new Map(rows.map((row) => [parseDay(row.date), row])) };
}

const isWeekend = (day: DayNumber) => weekdayOf(day) === 0 || weekdayOf(day) === 6;

export function isWorkingDay(calendar: WorkingCalendar, day: DayNumber): boolean {
  const exception = calendar.exceptions.get(day);
  return exception ? exception.kind === 'WORKDAY' : !isWeekend(day);
}

/** 班: a weekend day that is worked. */
export const isMakeUpWorkday = (calendar: WorkingCalendar, day: DayNumber): boolean =>
  calendar.exceptions.get(day)?.kind === 'WORKDAY' && isWeekend(day);

/** The day itself when it is worked, else the first worked day after it. */
export function workingDayFrom(calendar: WorkingCalendar, day: DayNumber): DayNumber {
  let found = day;
  while (!isWorkingDay(calendar, found)) found++;
  return found;
}

/** The n-th working day after `day`; `day` itself for 0. */
export function workingDayAfter(calendar: WorkingCalendar, day: DayNumber, n: number): DayNumber {
  let found = day;
  for (let left = n; left > 0;) if (isWorkingDay(calendar, ++found)) left--;
  return found;
}

/** Number of working days in (from, to]; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: DayNumber, to: DayNumber): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isWorkingDay(calendar, day)) count++;
  return count;
}

/** The years of the days [from, to] that are not loaded, in order. */
export function gapYears(calendar: WorkingCalendar, from: DayNumber, to: DayNumber): number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.years.has(year)) years.push(year);
  return years;
}

/** The visible warning of a year that is not loaded (ux.md §2). */
export const gapWarning = (year: number): string => `${year} 年放假安排未录入，暂按周末推算`;
