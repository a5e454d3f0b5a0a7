import { packageDays } from '../../../server/features/calendar/package-days.js';
import { buildCalendar, type CalendarRow } from '../../../server/shared/calendar/working-calendar.js';
import type { DeadlineRule, DeadlineTerms } from '../../../server/shared/calendar/deadline-terms.js';
import { parseOfficeHours } from '../../../server/shared/calendar/office-hours.js';
import type { BudgetUnit } from '../../../server/shared/deadline-service.js';

/** The official years, as a place has them at the start. */
export const rowsOf = (...years: number[]): CalendarRow[] => years.flatMap((year) => packageDays(year) ?? []);
export const calendar = buildCalendar(rowsOf(2025, 2026), [2025, 2026]);

export const rule: DeadlineRule = {
  countReceiptDay: false,
  officeHours: parseOfficeHours([
    ['08:30', '12:00'],
    ['13:30', '17:30'],
  ]),
  moveOffDay: false,
  minutesOutsideOfficeHours: false,
  instantMinutes: 30,
};

/** A moment in local time: `local('2026-10-13 14:05')`. */
export const local = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

/** The other way round. */
export const shown = (at: Date | null): string | null =>
  at ? new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : null;

export function terms(
  start: string,
  value: number,
  unit: BudgetUnit,
  ...stops: [from: string, to: string | null][]
): DeadlineTerms {
  return {
    startsAt: local(start),
    budget: { value, unit },
    suspensions: stops.map(([from, to]) => ({ from: local(from), to: to ? local(to) : null })),
  };
}
