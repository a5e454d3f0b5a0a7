import { MINUTE_MS, dayOf, instantAt, type DayNumber } from './day-number.js';
import { isWorkingDay, workingDayFrom, type WorkingCalendar } from './working-calendar.js';

/** Office hours of a working day: spans in minutes after midnight, in order, without overlap, at least one. */
export type OfficeHours = readonly (readonly [number, number])[];

function minuteOf(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^(24):(00)$/.exec(text);
  if (!match) throw new RangeError(`Expected a time HH:MM, but got ${text}`);
  return Number(match[1] ?? match[3]) * 60 + Number(match[2] ?? match[4]);
}

/** Reads the setting `calendar.officeHours`. Throws on an empty list, a bad time, or spans out of order. */
export function parseOfficeHours(spans: readonly (readonly [string, string])[]): OfficeHours {
  const hours = spans.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const);
  const inOrder = hours.every(([from, to], index) => from < to && from >= (hours[index - 1]?.[1] ?? 0));
  if (hours.length === 0 || !inOrder)
    throw new RangeError(`Expected office hours in order, but got ${JSON.stringify(spans)}`);
  return hours;
}

/** Minute at which the day begins. */
export const openingMinute = (hours: OfficeHours): number => (hours[0] as readonly [number, number])[0];
/** Minute at which the day ends: the last moment of a limit (民法典 第二百零三条: 停止业务活动的时间). */
export const closingMinute = (hours: OfficeHours): number => (hours[hours.length - 1] as readonly [number, number])[1];

export const opensAt = (hours: OfficeHours, day: DayNumber): Date => instantAt(day, openingMinute(hours));
export const closesAt = (hours: OfficeHours, day: DayNumber): Date => instantAt(day, closingMinute(hours));

/**
 * The first moment from `at` on that lies in office hours. The moments at which a span ends still belong to it: a limit that
 * ends at closing time is announced then, not on the next morning.
 */
export function officeTimeFrom(calendar: WorkingCalendar, hours: OfficeHours, at: Date): Date {
  const day = dayOf(at);
  if (isWorkingDay(calendar, day)) {
    for (const [from, to] of hours) {
      if (at <= instantAt(day, from)) return instantAt(day, from);
      if (at <= instantAt(day, to)) return at;
    }
  }
  return opensAt(hours, workingDayFrom(calendar, day + 1));
}

/** Whether something may be sent now. The whole minute of the closing time is still in: a timer is never exactly on time. */
export function isOfficeTime(calendar: WorkingCalendar, hours: OfficeHours, at: Date): boolean {
  const minute = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
  return officeTimeFrom(calendar, hours, minute).getTime() === minute.getTime();
}
