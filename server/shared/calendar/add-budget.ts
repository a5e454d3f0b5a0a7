import { dueDay } from './count-days.js';
import { dueInstant, minutesOf } from './count-minutes.js';
import { dayOf } from './day-number.js';
import { checkBudget, isDayUnit, type DeadlineRule, type DeadlineTerms } from './deadline-terms.js';
import { closesAt } from './office-hours.js';
import { gapYears, type WorkingCalendar } from './working-calendar.js';

/** A derived due instant. */
export interface Due {
  /** Null while the clock stands still before the budget is used up. */
  dueAt: Date | null;
  /** Years on the way whose holidays are not loaded: the result is then only as good as plain weekends, and must say so. */
  gapYears: number[];
}

/**
 * Derives when a budget is used up (R147). Budgets in days end at closing time of their last day; budgets in hours and minutes
 * run in office hours only, unless the rule says otherwise. Throws RangeError for a budget below one unit.
 */
export function addBudget(calendar: WorkingCalendar, rule: DeadlineRule, terms: DeadlineTerms): Due {
  checkBudget(terms.budget);
  const start = dayOf(terms.startsAt);
  if (isDayUnit(terms.budget.unit)) {
    const day = dueDay(calendar, rule, terms);
    return {
      dueAt: day === null ? null : closesAt(rule.officeHours, day),
      gapYears: gapYears(calendar, start, day ?? start),
    };
  }
  const dueAt = dueInstant(calendar, rule, terms, minutesOf(rule, terms.budget));
  return { dueAt, gapYears: gapYears(calendar, start, dueAt ? dayOf(dueAt) : start) };
}
