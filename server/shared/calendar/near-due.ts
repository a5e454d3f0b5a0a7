import { dayCount } from './count-days.js';
import { dueInstant, minutesOf } from './count-minutes.js';
import { dayOf } from './day-number.js';
import { isDayUnit, type DeadlineRule, type DeadlineTerms } from './deadline-terms.js';
import { opensAt } from './office-hours.js';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.js';

/** The line of 临期: so many working days before due, or this share of the budget when that is longer (ux.md §2). */
export interface NearDueLine {
  workingDays: number;
  percent: number;
}

/**
 * From when a deadline is near its due instant: opening time of the first day on which no more than the line is left. Minutes
 * know the share only. Never before the start.
 */
export function nearDueFrom(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  dueAt: Date,
  line: NearDueLine,
): Date {
  const notBeforeStart = (at: Date) => (at < terms.startsAt ? terms.startsAt : at);
  if (!isDayUnit(terms.budget.unit)) {
    const minutes = minutesOf(rule, terms.budget);
    return notBeforeStart(
      dueInstant(calendar, rule, terms, minutes - Math.floor((minutes * line.percent) / 100)) ?? dueAt,
    );
  }
  const count = dayCount(calendar, rule, terms);
  const share = Math.floor((count.total * line.percent) / 100);
  const last = dayOf(dueAt);
  const back = (days: number, counts: (day: number) => boolean) => {
    let day = last;
    for (let left = days; left > 0 && day > count.receiptDay; day--) if (counts(day)) left--;
    return day;
  };
  const byDays = back(line.workingDays, (day) => isWorkingDay(calendar, day) && !count.suspended(day));
  const byShare = back(share, count.counts);
  return notBeforeStart(opensAt(rule.officeHours, Math.min(byDays, byShare)));
}
