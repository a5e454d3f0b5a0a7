import { addMonthsToEpoch, type FeelDuration } from './values/durations.js';
import { FeelDateTime } from './values/moments.js';
import { parseDateTime as parseFeelDateTime, parseJavaDuration } from './values/parse-temporal.js';

export type { FeelDuration } from './values/durations.js';

/** A repeating timer. */
export interface Cycle {
  /** How often it fires; -1 without end. Zeebe fires `R0` once. */
  repetitions: number;
  interval: FeelDuration;
  /** Milliseconds since 1970 from which the interval counts; absent: from now. */
  start?: number;
}

const PERIOD = /^P(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?(?:([-+]?\d+)W)?(?:([-+]?\d+)D)?$/i;
const MILLIS_PER_DAY = 86_400_000;
const CYCLE = /^R(-?\d*)\/(?:([^/]+)\/)?([^/]+)$/;

/** A timer's interval: calendar months first, then days and time (Zeebe's `Interval`). */
class Interval implements FeelDuration {
  constructor(
    private readonly months: number,
    private readonly millis: number,
    private readonly text: string,
  ) {}

  addTo(epochMs: number): number {
    return addMonthsToEpoch(epochMs, this.months) + this.millis;
  }

  toString(): string {
    return this.text;
  }
}

/** ISO duration of a timer, `P1Y2M3DT4H5M6.7S` or `P1W`; null if it is none. Years and months are calendar ones, in UTC. */
export function parseDuration(text: string): FeelDuration | null {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^[-+]/, '');
  const split = body.toUpperCase().indexOf('T');
  const dateText = split < 0 ? body : body.slice(0, split);
  const period = PERIOD.exec(dateText);
  const time = split < 0 ? null : parseJavaDuration(`P${body.slice(split)}`);
  if (!period || (split >= 0 && !time) || (split < 0 && dateText.length === 1)) return null;
  const [years, months, weeks, days] = period.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const millis = (weeks * 7 + days) * MILLIS_PER_DAY + (time?.toMillis() ?? 0);
  return new Interval(sign * (years * 12 + months), sign * millis, text);
}

/** Milliseconds since 1970 of a date and time with offset or `Z`; local times and zone names are null (an incident on the broker). */
export function parseDateTime(text: string): number | null {
  const value = parseFeelDateTime(text);
  return value instanceof FeelDateTime && value.zone === null ? value.epochMs : null;
}

/** `R3/PT1M`, `R/P1D`, `R5/2030-01-01T00:00:00Z/PT1H`; null if it is none. Cron is not a matter of FEEL. */
export function parseCycle(text: string): Cycle | null {
  const match = CYCLE.exec(text);
  const interval = match && parseDuration(match[3] ?? '');
  if (!match || !interval) return null;
  const repetitions = match[1] === '' ? -1 : Number(match[1]);
  if (!Number.isInteger(repetitions)) return null;
  if (match[2] === undefined) return { repetitions, interval };
  const start = parseDateTime(match[2]);
  return start === null ? null : { repetitions, interval, start };
}
