import { countedDays, dayCount } from './count-days.js';
import { countedMinutes, minutesOf } from './count-minutes.js';
import { dayOf } from './day-number.js';
import { isDayUnit, type DeadlineRule, type DeadlineTerms } from './deadline-terms.js';
import { workingDaysBetween, type WorkingCalendar } from './working-calendar.js';

/** Units used of a budget up to `at`: days counted including today, or whole minutes begun. */
export function usedUntil(calendar: WorkingCalendar, rule: DeadlineRule, terms: DeadlineTerms, at: Date): number {
  return isDayUnit(terms.budget.unit)
    ? countedDays(calendar, rule, terms, dayOf(at))
    : Math.ceil(countedMinutes(calendar, rule, terms, at));
}

/** The whole budget in the unit that it is counted in: days (a month has as many as it has) or minutes. */
export const totalOf = (calendar: WorkingCalendar, rule: DeadlineRule, terms: DeadlineTerms): number =>
  isDayUnit(terms.budget.unit) ? dayCount(calendar, rule, terms).total : minutesOf(rule, terms.budget);

/** Units left until a due instant that is known: days after today that count, or whole minutes. */
export function remainingUntil(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  dueAt: Date,
  at: Date,
): number {
  if (!isDayUnit(terms.budget.unit))
    return Math.ceil(countedMinutes(calendar, rule, terms, dueAt) - countedMinutes(calendar, rule, terms, at));
  const count = dayCount(calendar, rule, terms);
  let left = 0;
  for (let day = Math.max(dayOf(at) + 1, count.firstDay); day <= dayOf(dueAt); day++) if (count.counts(day)) left++;
  return left;
}

/** Units left of the budget while the clock stands still. 0 when used up. */
export const remainingAt = (calendar: WorkingCalendar, rule: DeadlineRule, terms: DeadlineTerms, at: Date): number =>
  Math.max(0, totalOf(calendar, rule, terms) - usedUntil(calendar, rule, terms, at));

/**
 * How late `at` is against a due instant, in the unit of the budget; every unit begun is a whole one, so it is at least 1. 0 when
 * it is not late.
 */
export function lateBy(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  dueAt: Date,
  at: Date,
): number {
  if (at <= dueAt) return 0;
  const { unit } = terms.budget;
  if (unit === 'WORKING_DAY') return Math.max(1, workingDaysBetween(calendar, dayOf(dueAt), dayOf(at)));
  if (isDayUnit(unit)) return Math.max(1, dayOf(at) - dayOf(dueAt));
  const clock = { ...terms, startsAt: dueAt, suspensions: [] };
  return Math.max(1, Math.ceil(countedMinutes(calendar, rule, clock, at)));
}
