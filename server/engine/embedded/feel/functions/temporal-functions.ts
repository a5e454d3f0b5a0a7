import { civilFromDays, daysFromCivil, daysInMonth } from '../values/calendar.js';
import { ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import type { FeelValue } from '../values/feel-value.js';
import { FeelDate, FeelDateTime, FeelLocalDateTime, weekdayOf } from '../values/moments.js';
import { builtin, type Builtin, type Builtins } from './builtin.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** ISO week: the one that holds the year's first Thursday is week 1. */
function weekOfYear(days: number): number {
  const thursday = days - weekdayOf(days) + 4;
  const firstOfYear = daysFromCivil(civilFromDays(thursday).year, 1, 1);
  return Math.floor((thursday - firstOfYear) / 7) + 1;
}

function lastDayOfMonth(days: number): FeelDate {
  const { year, month } = civilFromDays(days);
  return new FeelDate(daysFromCivil(year, month, daysInMonth(year, month)));
}

/** A function of a value's calendar day. */
function ofDay(invoke: (days: number) => FeelValue): Builtin[] {
  return [
    builtin(['date'], ([value]) =>
      value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelLocalDateTime
        ? invoke(value.days)
        : ILLEGAL_ARGUMENTS,
    ),
  ];
}

/** `now()` is in the zone Etc/UTC, as on the recorded broker: its text names the zone, so a timer date wants `Z` in its place. */
export const TEMPORAL_FUNCTIONS: Builtins = {
  now: [builtin([], (_, root) => FeelDateTime.ofEpochMs(root.now()))],
  today: [builtin([], (_, root) => new FeelDate(FeelDateTime.ofEpochMs(root.now()).days))],
  'day of year': ofDay((days) => days - daysFromCivil(civilFromDays(days).year, 1, 1) + 1),
  'day of week': ofDay((days) => WEEKDAYS[weekdayOf(days) - 1] ?? null),
  'month of year': ofDay((days) => MONTHS[civilFromDays(days).month - 1] ?? null),
  'week of year': ofDay(weekOfYear),
  'last day of month': ofDay(lastDayOfMonth),
};
