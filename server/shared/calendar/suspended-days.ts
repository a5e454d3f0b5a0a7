import { dayOf, type DayNumber } from './day-number.js';
import type { Suspension } from './deadline-terms.js';
import { closesAt, opensAt, type OfficeHours } from './office-hours.js';

/** Days on which the clock stands still, both ends included; `last` is Infinity while the stop is open. */
export interface SuspendedSpan {
  first: DayNumber;
  last: DayNumber;
}

/**
 * The whole days that a stop takes out of a count in days. Every day that it touches between opening and closing time is out,
 * the first and the last one too (stopped 10-09 09:05, running again 10-12 16:20: 9, 10, 11 and 12 do not count). A stop that
 * begins after closing time leaves its day counted, one that ends before opening time leaves that day counted, and one that
 * lies outside office hours altogether takes nothing.
 */
export function suspendedSpans(suspensions: readonly Suspension[], hours: OfficeHours): SuspendedSpan[] {
  const spans: SuspendedSpan[] = [];
  for (const { from, to } of suspensions) {
    if (to && to <= from) continue;
    const day = dayOf(from);
    const first = from < closesAt(hours, day) ? day : day + 1;
    if (!to) {
      spans.push({ first, last: Infinity });
      continue;
    }
    const last = to > opensAt(hours, dayOf(to)) ? dayOf(to) : dayOf(to) - 1;
    if (last >= first) spans.push({ first, last });
  }
  return spans;
}

export const isSuspended = (spans: readonly SuspendedSpan[], day: DayNumber): boolean =>
  spans.some(({ first, last }) => first <= day && day <= last);

/** The day from which the clock stands still for good, or Infinity. */
export const stoppedFrom = (spans: readonly SuspendedSpan[]): DayNumber =>
  spans.reduce((earliest, { first, last }) => (last === Infinity ? Math.min(earliest, first) : earliest), Infinity);
