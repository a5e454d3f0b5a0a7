/**
 * Calendar days of the product's time zone as whole numbers (days since 1970-01-01), so that a count is plain arithmetic.
 * Asia/Shanghai is UTC+8 all the year round since 1991; every deadline is younger than that.
 */
export type DayNumber = number;

export const DAY_MS = 24 * 60 * 60 * 1000;
export const MINUTE_MS = 60 * 1000;
const OFFSET_MS = 8 * 60 * MINUTE_MS;

/** The local day that contains the instant. */
export const dayOf = (at: Date): DayNumber => Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);

/** The instant of a local day and a minute after its midnight. */
export const instantAt = (day: DayNumber, minute: number): Date =>
  new Date(day * DAY_MS - OFFSET_MS + minute * MINUTE_MS);

/** `YYYY-MM-DD` */
export const dayText = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** `MM-DD`, as lists show it. */
export const shortDayText = (day: DayNumber): string => dayText(day).slice(5);

/** `9 月 30 日` */
export function longDayText(day: DayNumber): string {
  const date = new Date(day * DAY_MS);
  return `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
}

/** `HH:MM` of an instant. */
export const timeText = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);

export const yearOf = (day: DayNumber): number => new Date(day * DAY_MS).getUTCFullYear();

/** 0 Sunday … 6 Saturday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

export const WEEKDAY_NAMES = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** Reads `YYYY-MM-DD`. Throws on a day that does not exist. */
export function parseDay(text: string): DayNumber {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  const day = ms / DAY_MS;
  if (!Number.isInteger(day) || dayText(day) !== text)
    throw new RangeError(`Expected a day YYYY-MM-DD, but got ${text}`);
  return day;
}

/** The same day of the month `months` later, or that month's last day when it has no such day (民法典 第二百零二条). */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * DAY_MS);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const monthLength = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first / DAY_MS + Math.min(date.getUTCDate(), monthLength) - 1;
}
