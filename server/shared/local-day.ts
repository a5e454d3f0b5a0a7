import { TIME_ZONE } from './clock.js';

const DAY = new Intl.DateTimeFormat('zh-CN', {
  timeZone: TIME_ZONE,
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
});
const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: TIME_ZONE,
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const YEAR = new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, year: 'numeric' });

const part = (parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes) =>
  parts.find((each) => each.type === type)?.value ?? '';

/** `11 月 27 日（周五）`, in the product's time zone. */
export function dayText(at: Date): string {
  const parts = DAY.formatToParts(at);
  return `${part(parts, 'month')} 月 ${part(parts, 'day')} 日（${part(parts, 'weekday')}）`;
}

/** `11 月 27 日 09:05`, in the product's time zone. */
export function momentText(at: Date): string {
  const parts = MOMENT.formatToParts(at);
  return `${part(parts, 'month')} 月 ${part(parts, 'day')} 日 ${part(parts, 'hour')}:${part(parts, 'minute')}`;
}

/** The year in the product's time zone. */
export const localYear = (at: Date): number => Number(YEAR.format(at));

const ISO_DAY = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const HOUR = 3_600_000;
let latest = { hour: Number.NaN, day: '' };

/** The day in the product's time zone, `YYYY-MM-DD`. Every setting is read by it: the hour asked for last is remembered. */
export function localDay(at: Date): string {
  const hour = Math.floor(at.getTime() / HOUR);
  // a whole hour lies within one day here: the zone is whole hours from UTC
  if (hour !== latest.hour) latest = { hour, day: ISO_DAY.format(at) };
  return latest.day;
}
