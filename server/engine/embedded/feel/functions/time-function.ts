import { NANOS_PER_SECOND } from '../values/calendar.js';
import { DaysTimeDuration } from '../values/durations.js';
import { ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import { isNumber, type FeelValue } from '../values/feel-value.js';
import { FeelDate, FeelDateTime, FeelLocalDateTime, FeelLocalTime, FeelTime } from '../values/moments.js';
import { toDecimal, toInt32 } from '../values/numbers.js';
import { parseTime } from '../values/parse-temporal.js';
import { builtin } from './builtin.js';

const MAX_OFFSET = 18 * 3600;

function timeOf(value: FeelValue, now: number): FeelValue {
  if (typeof value === 'string') return parseTime(value, now) ?? ILLEGAL_ARGUMENTS;
  if (value instanceof FeelLocalDateTime) return new FeelLocalTime(value.nanos);
  if (value instanceof FeelDateTime) return new FeelTime(value.nanos, value.offset, value.zone);
  return value instanceof FeelDate ? new FeelTime(0, 0, null) : ILLEGAL_ARGUMENTS;
}

/** Nanoseconds of the day, null if there is no such time; fractions of seconds count only where the broker reads them. */
function nanosFromParts(hour: FeelValue, minute: FeelValue, second: FeelValue, fractions = true): number | null {
  if (!isNumber(hour) || !isNumber(minute) || !isNumber(second)) return null;
  const [h, m, s] = [toInt32(hour), toInt32(minute), toInt32(second)];
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return null;
  const nanos = fractions ? toDecimal(second).modulo(1).times(NANOS_PER_SECOND).trunc().toNumber() : 0;
  if (nanos < 0) return null;
  return ((h * 60 + m) * 60 + s) * NANOS_PER_SECOND + nanos;
}

function timeWithOffset(nanos: number | null, offset: FeelValue): FeelValue {
  if (nanos === null) return ILLEGAL_ARGUMENTS;
  if (offset === null) return new FeelLocalTime(nanos);
  if (!(offset instanceof DaysTimeDuration) || Math.abs(offset.seconds) > MAX_OFFSET) return ILLEGAL_ARGUMENTS;
  return new FeelTime(nanos, offset.seconds, null);
}

/** `time(from)`, `time(hour, minute, second)`, and with an offset. */
export const TIME_SIGNATURES = [
  builtin(['from'], ([from], root) => timeOf(from, root.now())),
  builtin(['hour', 'minute', 'second'], ([hour, minute, second]) => {
    const nanos = nanosFromParts(hour, minute, second);
    return nanos === null ? ILLEGAL_ARGUMENTS : new FeelLocalTime(nanos);
  }),
  builtin(['hour', 'minute', 'second', 'offset'], ([hour, minute, second, offset]) =>
    timeWithOffset(nanosFromParts(hour, minute, second, offset !== null), offset),
  ),
];
