import { addMonths, dayOf, type DayNumber } from './day-number.js';
import type { DeadlineRule, DeadlineTerms } from './deadline-terms.js';
import { closesAt } from './office-hours.js';
import { isSuspended, stoppedFrom, suspendedSpans } from './suspended-days.js';
import { isWorkingDay, workingDayFrom, type WorkingCalendar } from './working-calendar.js';

/** A count in days, ready to be walked: 工作日, 日, or 月 turned into the days it spans. */
export interface DayCount {
  /** The day that counts as the day of receipt. */
  receiptDay: DayNumber;
  /** The first day that may count. */
  firstDay: DayNumber;
  /** Days to count. */
  total: number;
  counts(day: DayNumber): boolean;
  suspended(day: DayNumber): boolean;
  /** The clock stands still from this day on; Infinity when it runs. */
  stoppedFrom: DayNumber;
}

/**
 * The day of receipt. For working days: what comes in on a day off or after closing time is taken as received on the next
 * working day. For 日 and 月 it is the calendar day itself (民法典 第二百零一条), unless it counts and is over already.
 */
function receiptDayOf(calendar: WorkingCalendar, rule: DeadlineRule, terms: DeadlineTerms): DayNumber {
  const day = dayOf(terms.startsAt);
  const over = terms.startsAt > closesAt(rule.officeHours, day);
  if (terms.budget.unit === 'WORKING_DAY') return workingDayFrom(calendar, over ? day + 1 : day);
  return over && rule.countReceiptDay ? day + 1 : day;
}

/** Prepares the count of a budget in days. */
export function dayCount(calendar: WorkingCalendar, rule: DeadlineRule, terms: DeadlineTerms): DayCount {
  const { unit, value } = terms.budget;
  const receiptDay = receiptDayOf(calendar, rule, terms);
  const spans = suspendedSpans(terms.suspensions, rule.officeHours);
  const suspended = (day: DayNumber) => isSuspended(spans, day);
  return {
    receiptDay,
    firstDay: rule.countReceiptDay ? receiptDay : receiptDay + 1,
    total: unit === 'MONTH' ? addMonths(receiptDay, value) - receiptDay : value,
    counts: (day) => (unit !== 'WORKING_DAY' || isWorkingDay(calendar, day)) && !suspended(day),
    suspended,
    stoppedFrom: stoppedFrom(spans),
  };
}

/** The day on which the count is full, or null when the clock stands still before. */
export function dueDay(calendar: WorkingCalendar, rule: DeadlineRule, terms: DeadlineTerms): DayNumber | null {
  const count = dayCount(calendar, rule, terms);
  let day = count.firstDay;
  for (let counted = 0; day < count.stoppedFrom; day++) {
    if (count.counts(day) && ++counted === count.total) break;
  }
  if (terms.budget.unit !== 'WORKING_DAY' && rule.moveOffDay)
    while (day < count.stoppedFrom && (!isWorkingDay(calendar, day) || count.suspended(day))) day++;
  return day < count.stoppedFrom ? day : null;
}

/** How many days were counted up to and including `until`. Goes on counting after the due day. */
export function countedDays(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  until: DayNumber,
): number {
  const count = dayCount(calendar, rule, terms);
  let counted = 0;
  for (let day = count.firstDay; day <= until && day < count.stoppedFrom; day++) if (count.counts(day)) counted++;
  return counted;
}
