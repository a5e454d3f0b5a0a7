import { civilFromDays, NANOS_PER_SECOND } from './calendar.js';
import { DaysTimeDuration, YearsMonthsDuration } from './durations.js';
import type { FeelObject } from './feel-object.js';
import type { FeelValue } from './feel-value.js';
import { FeelDate, FeelDateTime, FeelLocalDateTime, FeelLocalTime, FeelTime, weekdayOf } from './moments.js';

function dateProperty(days: number, key: string): FeelValue | undefined {
  if (key === 'weekday') return weekdayOf(days);
  return key === 'year' || key === 'month' || key === 'day' ? civilFromDays(days)[key] : undefined;
}

function timeProperty(nanos: number, offset: number | null, zone: string | null, key: string): FeelValue | undefined {
  const second = Math.floor(nanos / NANOS_PER_SECOND);
  switch (key) {
    case 'hour':
      return Math.floor(second / 3600);
    case 'minute':
      return Math.floor(second / 60) % 60;
    case 'second':
      return second % 60;
    case 'time offset':
      return offset === null ? null : DaysTimeDuration.of(offset);
    case 'timezone':
      return zone;
    default:
      return undefined;
  }
}

/** The property of a temporal value (`.year`, `.time offset`, `.days`); null if it has none of that name. */
export function propertyOf(value: FeelObject, key: string): FeelValue {
  if (value instanceof FeelDate) return dateProperty(value.days, key) ?? null;
  if (value instanceof FeelLocalTime) return timeProperty(value.nanos, null, null, key) ?? null;
  if (value instanceof FeelTime) return timeProperty(value.nanos, value.offset, value.zone, key) ?? null;
  if (value instanceof FeelLocalDateTime)
    return dateProperty(value.days, key) ?? timeProperty(value.nanos, null, null, key) ?? null;
  if (value instanceof FeelDateTime) {
    return dateProperty(value.days, key) ?? timeProperty(value.nanos, value.offset, value.zone, key) ?? null;
  }
  if (value instanceof YearsMonthsDuration)
    return key === 'years' ? value.years + 0 : key === 'months' ? (value.months % 12) + 0 : null;
  if (value instanceof DaysTimeDuration) {
    const index = ['days', 'hours', 'minutes', 'seconds'].indexOf(key);
    return value.parts()[index] ?? null;
  }
  return null;
}
