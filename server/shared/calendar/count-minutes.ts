import { MINUTE_MS, dayOf, instantAt } from './day-number.js';
import type { DeadlineRule, DeadlineTerms, Suspension } from './deadline-terms.js';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.js';

type Span = [from: number, to: number];

/** The budget in minutes. */
export function minutesOf(rule: DeadlineRule, { unit, value }: DeadlineTerms['budget']): number {
  if (unit === 'INSTANT') return rule.instantMinutes;
  return unit === 'HOUR' ? value * 60 : value;
}

function without(spans: Span[], suspension: Suspension): Span[] {
  const from = suspension.from.getTime();
  const to = suspension.to?.getTime() ?? Infinity;
  if (to <= from) return spans; // the clock was set back while it stood still
  return spans
    .flatMap(([start, end]): Span[] => [
      [start, Math.min(end, from)],
      [Math.max(start, to), end],
    ])
    .filter(([start, end]) => start < end);
}

/** Spans of running clock, in order, from the start on: office hours of working days without what is suspended. Endless unless stopped for good. */
function* runningSpans(calendar: WorkingCalendar, rule: DeadlineRule, terms: DeadlineTerms): Generator<Span> {
  const start = terms.startsAt.getTime();
  const stopped = terms.suspensions.reduce(
    (earliest, { from, to }) => (to ? earliest : Math.min(earliest, from.getTime())),
    Infinity,
  );
  const hours: readonly (readonly [number, number])[] = rule.minutesOutsideOfficeHours
    ? [[0, 24 * 60]]
    : rule.officeHours;
  for (let day = dayOf(terms.startsAt); instantAt(day, 0).getTime() < stopped; day++) {
    if (!rule.minutesOutsideOfficeHours && !isWorkingDay(calendar, day)) continue;
    const ofDay = hours
      .map(([from, to]): Span => [Math.max(start, instantAt(day, from).getTime()), instantAt(day, to).getTime()])
      .filter(([from, to]) => from < to);
    yield* terms.suspensions.reduce(without, ofDay);
  }
}

/** The instant at which `minutes` of running clock are used up, or null when the clock stands still before. */
export function dueInstant(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  minutes: number,
): Date | null {
  let left = minutes * MINUTE_MS;
  for (const [from, to] of runningSpans(calendar, rule, terms)) {
    if (to - from >= left) return new Date(from + left);
    left -= to - from;
  }
  return null;
}

/** Minutes of running clock from the start until `until`. */
export function countedMinutes(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  terms: DeadlineTerms,
  until: Date,
): number {
  let ms = 0;
  for (const [from, to] of runningSpans(calendar, rule, terms)) {
    if (from >= until.getTime()) break;
    ms += Math.min(to, until.getTime()) - from;
  }
  return ms / MINUTE_MS;
}
