import { daysFromCivil, isDate, NANOS_PER_SECOND } from './calendar.js';
import { DaysTimeDuration, YearsMonthsDuration } from './durations.js';
import { FeelDate, FeelDateTime, FeelLocalDateTime, FeelLocalTime, FeelTime } from './moments.js';
import { isZone, standardOffsetAt } from './zones.js';

/** Text → temporal values as feel-scala parses them (its patterns first, then Java's strict parsers). Null: not of that form. */

const DATE = /^(-?)(\d{4,9})-(\d\d)-(\d\d)$/;
const TIME = /^T?(\d\d):(\d\d)(?::(\d\d))?(?:\.(\d{1,9}))?$/;
const SUFFIX = /(?:([+-])(\d\d):(\d\d)|(Z)|@(.+))$/;
const OFFSET_TIME = /^T?\d\d:\d\d:\d\d(\.\d{1,9})?([+-]\d\d:\d\d|Z|@.*)$/;
const DATE_TIME = /^(.+?)(T\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?)((?:[+-][01]\d:[0-5]\d|Z|@.*)?)$/;
const YEARS_MONTHS = /^-?P-?(\d+Y)?-?(\d+M)?$/;
const DAYS_TIME = /^-?P(-?(\d+D)?(T-?(\d+H)?-?(\d+M)?-?(\d+(.\d*)?S)?)?)$/;
const PERIOD = /^([-+]?)P(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?$/i;
const DURATION = /^([-+]?)P(?:([-+]?\d+)D)?(T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?)(\d+)(?:[.,](\d{0,9}))?S)?)?$/i;

function nanosOf(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return ((hour * 60 + minute) * 60 + second) * NANOS_PER_SECOND + Number((match[4] ?? '').padEnd(9, '0'));
}

/** Offset in seconds or a zone's name. */
function suffixOf(text: string): { offset: number; zone: string | null } | null {
  const match = SUFFIX.exec(text);
  if (!match) return null;
  if (match[4]) return { offset: 0, zone: null };
  if (match[5] !== undefined) return isZone(match[5]) ? { offset: 0, zone: match[5] } : null;
  const offset = (Number(match[2]) * 60 + Number(match[3])) * 60;
  return offset > 18 * 3600 || Number(match[3]) > 59
    ? null
    : { offset: match[1] === '-' ? -offset : offset, zone: null };
}

export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const year = Number(match[2]) * (match[1] ? -1 : 1);
  const [month, day] = [Number(match[3]), Number(match[4])];
  return isDate(year, month, day) ? new FeelDate(daysFromCivil(year, month, day)) : null;
}

/** @param now milliseconds since 1970: a zone's standard offset is asked for that moment */
export function parseTime(text: string, now: number): FeelLocalTime | FeelTime | null {
  if (!OFFSET_TIME.test(text)) {
    const nanos = nanosOf(text);
    return nanos === null ? null : new FeelLocalTime(nanos);
  }
  const suffix = suffixOf(text);
  const nanos = nanosOf(text.replace(SUFFIX, ''));
  if (!suffix || nanos === null) return null;
  return new FeelTime(
    nanos,
    suffix.zone === null ? suffix.offset : standardOffsetAt(suffix.zone, Math.floor(now / 1000)),
    suffix.zone,
  );
}

export function parseDateTime(text: string): FeelLocalDateTime | FeelDateTime | null {
  const day = parseDate(text);
  if (day) return new FeelLocalDateTime(day.days, 0);
  const match = DATE_TIME.exec(text);
  const date = match && parseDate(match[1] ?? '');
  const nanos = match && nanosOf(match[2] ?? '');
  if (!match || !date || nanos === null) return null;
  if (!match[3]) return new FeelLocalDateTime(date.days, nanos);
  const suffix = suffixOf(match[3]);
  if (!suffix) return null;
  if (suffix.zone !== null) return FeelDateTime.ofZone(date.days, nanos, suffix.zone);
  return new FeelDateTime(date.days, nanos, suffix.offset, null);
}

/** Java's `Period.parse` without weeks and days. */
function parsePeriod(text: string): YearsMonthsDuration | null {
  const match = PERIOD.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return new YearsMonthsDuration(match[1] === '-' ? 0 - months : months);
}

/** Java's `Duration.parse`. */
export function parseJavaDuration(text: string): DaysTimeDuration | null {
  const match = DURATION.exec(text);
  if (!match || /[PT]$/i.test(text)) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const secondSign = match[6] === '-' ? -1 : 1;
  const minutes = (Number(match[2] ?? 0) * 24 + Number(match[4] ?? 0)) * 60 + Number(match[5] ?? 0);
  const seconds = minutes * 60 + secondSign * Number(match[7] ?? 0);
  return DaysTimeDuration.of(sign * seconds, sign * secondSign * Number((match[8] ?? '').padEnd(9, '0')));
}

/** A duration; `literal` is `duration("…")` with a text in place, where Java alone decides on days and time (so `pt1h` is one). */
export function parseFeelDuration(text: string, literal = false): YearsMonthsDuration | DaysTimeDuration | null {
  if (YEARS_MONTHS.test(text)) return parsePeriod(text);
  return literal || DAYS_TIME.test(text) ? parseJavaDuration(text) : null;
}

/** `@"…"`: whatever temporal value the text is. */
export function parseAtLiteral(
  text: string,
  now: number,
): FeelDate | FeelLocalTime | FeelTime | ReturnType<typeof parseDateTime> | YearsMonthsDuration | DaysTimeDuration {
  return parseDate(text) ?? parseTime(text, now) ?? parseDateTime(text) ?? parseFeelDuration(text);
}
