import {
  HOUR,
  MINUTE,
  MONTH,
  SECOND,
  parseDayOfMonth,
  parseDayOfWeek,
  parseNumbers,
  type CalendarDay,
} from './cron-fields.js';

/** When a cron expression fires. */
export interface CronSchedule {
  /** The first instant after `after` (epoch ms, UTC); null when there is none within {@link HORIZON} days. */
  next(after: number): number | null;
}

const DAY = 86_400_000;
/** Days that are looked through: the 29th of February on one weekday comes at least every 40 years. */
const HORIZON = 41 * 366;

const MACROS: Record<string, string> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

/**
 * A cron expression as Zeebe reads it: six fields, seconds first, in UTC; both day fields must hold (broker rule 14).
 * Null when it is none.
 */
export function parseCron(text: string): CronSchedule | null {
  const fields = (MACROS[text.trim()] ?? text).trim().split(/\s+/);
  const [second, minute, hour, dayOfMonth, month, dayOfWeek] = fields;
  if (fields.length !== 6 || !second || !minute || !hour || !dayOfMonth || !month || !dayOfWeek) return null;
  const seconds = sorted(parseNumbers(second, SECOND));
  const minutes = sorted(parseNumbers(minute, MINUTE));
  const hours = sorted(parseNumbers(hour, HOUR));
  const months = parseNumbers(month, MONTH);
  const dayRule = parseDayOfMonth(dayOfMonth);
  const weekdayRule = parseDayOfWeek(dayOfWeek);
  if (!seconds || !minutes || !hours || !months || !dayRule || !weekdayRule) return null;

  const fires = (midnight: number): boolean => {
    const date = new Date(midnight);
    if (!months.has(date.getUTCMonth() + 1)) return false;
    const at = calendarDay(date);
    return dayRule(at) && weekdayRule(at);
  };
  const timeAfter = (earliest: number): number | null => {
    for (const h of hours)
      for (const m of minutes)
        for (const s of seconds) {
          const time = ((h * 60 + m) * 60 + s) * 1000;
          if (time > earliest) return time;
        }
    return null;
  };
  return {
    next(after) {
      const today = Math.floor(after / DAY) * DAY;
      for (let ahead = 0; ahead <= HORIZON; ahead++) {
        const midnight = today + ahead * DAY;
        if (!fires(midnight)) continue;
        const time = timeAfter(ahead === 0 ? after - midnight : -1);
        if (time !== null) return midnight + time;
      }
      return null;
    },
  };
}

function sorted(numbers: Set<number> | null): number[] | null {
  return numbers && [...numbers].sort((a, b) => a - b);
}

function calendarDay(date: Date): CalendarDay {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const weekdayOf = (day: number) => new Date(Date.UTC(year, month, day)).getUTCDay();
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return { day: date.getUTCDate(), weekday: date.getUTCDay(), lastDay, weekdayOf };
}
