import type { ExplainedDay } from '../../api/deadlines.js';
import { dayCount, dueDay } from './count-days.js';
import { countedMinutes, dueInstant, minutesOf } from './count-minutes.js';
import { dayOf, dayText, instantAt, type DayNumber } from './day-number.js';
import { isDayUnit, type DeadlineRule, type DeadlineTerms } from './deadline-terms.js';
import { isSuspended, suspendedSpans } from './suspended-days.js';
import { isMakeUpWorkday, isWorkingDay, type WorkingCalendar } from './working-calendar.js';

/**
 * 为什么是这一天: one entry a day from the start to the due day, or to `until` while the clock stands still. Counted days are
 * numbered; a day that is off or worked by a notice names that notice.
 */
export function explainDays(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  until: Date,
): ExplainedDay[] {
  const explain = isDayUnit(terms.budget.unit) ? explainDayBudget : explainMinuteBudget;
  return explain(calendar, rule, terms, until);
}

function explainDayBudget(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  until: Date,
): ExplainedDay[] {
  const count = dayCount(calendar, rule, terms);
  const due = dueDay(calendar, rule, terms);
  const days: ExplainedDay[] = [];
  let counted = 0;
  for (let day = dayOf(terms.startsAt); day <= (due ?? Math.max(dayOf(until), count.receiptDay)); day++) {
    const counts = day >= count.firstDay && counted < count.total && count.counts(day);
    if (counts) counted++;
    // a weekend inside a stop would not have counted anyway, so it stays a weekend
    const stopped =
      day > count.receiptDay &&
      count.suspended(day) &&
      (terms.budget.unit !== 'WORKING_DAY' || isWorkingDay(calendar, day));
    const kind = counts
      ? 'COUNTED'
      : day === count.receiptDay
        ? 'RECEIPT'
        : stopped
          ? 'SUSPENDED'
          : offKind(calendar, day);
    days.push(entry(calendar, day, kind, counts ? counted : null, day === due));
  }
  return days;
}

/** Minutes are not days: a day counts when the clock ran on it. */
function explainMinuteBudget(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  until: Date,
): ExplainedDay[] {
  const dueAt = dueInstant(calendar, rule, terms, minutesOf(rule, terms.budget));
  const spans = suspendedSpans(terms.suspensions, rule.officeHours);
  const last = dayOf(dueAt ?? until);
  const days: ExplainedDay[] = [];
  let before = 0;
  for (let day = dayOf(terms.startsAt); day <= last; day++) {
    const used = countedMinutes(calendar, rule, terms, instantAt(day + 1, 0));
    const counts = used > before || (dueAt !== null && day === last);
    before = used;
    const kind = counts
      ? 'COUNTED'
      : isSuspended(spans, day)
        ? 'SUSPENDED'
        : day === dayOf(terms.startsAt)
          ? 'RECEIPT'
          : offKind(calendar, day);
    days.push(
      entry(
        calendar,
        day,
        kind,
        counts ? days.filter((each) => each.count !== null).length + 1 : null,
        dueAt !== null && day === last,
      ),
    );
  }
  return days;
}

function offKind(calendar: WorkingCalendar, day: DayNumber): ExplainedDay['kind'] {
  if (isWorkingDay(calendar, day)) return 'NOT_COUNTED';
  return calendar.exceptions.get(day)?.kind === 'HOLIDAY' ? 'HOLIDAY' : 'WEEKEND';
}

function entry(
  calendar: WorkingCalendar,
  day: DayNumber,
  kind: ExplainedDay['kind'],
  count: number | null,
  due: boolean,
): ExplainedDay {
  const exception = calendar.exceptions.get(day);
  return {
    date: dayText(day),
    kind,
    makeUpWorkday: isMakeUpWorkday(calendar, day),
    count,
    due,
    notice: exception ? `${exception.name}（${exception.noticeTitle}）` : null,
  };
}
