import chineseDays from 'chinese-days';
import { DAY_MS, dayText, parseDay, weekdayOf } from '../../shared/calendar/day-number.js';
import type { CalendarRow } from '../../shared/calendar/working-calendar.js';

/** First and last year the package knows; it answers any other year with plain weekdays, so it is not asked. */
export const PACKAGE_YEARS = { first: 2004, last: 2026 } as const;

/** The title under which the State Council announces a year's holidays. */
export const holidayNoticeTitle = (year: number): string => `国务院办公厅关于${year}年部分节假日安排的通知`;

/** Holidays and make-up workdays of a year from the package `chinese-days`; null when the package does not know the year. */
export function packageDays(year: number): CalendarRow[] | null {
  if (year < PACKAGE_YEARS.first || year > PACKAGE_YEARS.last) return null;
  const rows: CalendarRow[] = [];
  for (let day = parseDay(`${year}-01-01`); day < Date.UTC(year + 1, 0, 1) / DAY_MS; day++) {
    const detail = chineseDays.getDayDetail(dayText(day));
    // `National Day,国庆节,3` for days of a notice, the weekday's name for all others
    const name = detail.name.split(',')[1];
    if (name === undefined) continue;
    const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
    if (detail.work && !weekend) continue;
    rows.push({
      date: dayText(day),
      kind: detail.work ? 'WORKDAY' : 'HOLIDAY',
      name,
      noticeTitle: holidayNoticeTitle(year),
    });
  }
  return rows;
}
