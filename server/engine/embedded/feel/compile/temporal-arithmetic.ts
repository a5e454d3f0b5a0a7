import { NANOS_PER_SECOND } from '../values/calendar.js';
import { DaysTimeDuration, YearsMonthsDuration } from '../values/durations.js';
import { FeelFailure } from '../values/feel-error.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/feel-value.js';
import { FeelDate, FeelDateTime, FeelLocalDateTime, FeelLocalTime, FeelTime } from '../values/moments.js';
import { divideNumbers, isZero } from '../values/arithmetic.js';
import { makeNumber, toDecimal, toInt32 } from '../values/numbers.js';

type Moment = FeelDate | FeelLocalDateTime | FeelDateTime;

function isMoment(value: FeelValue): value is Moment {
  return value instanceof FeelDate || value instanceof FeelLocalDateTime || value instanceof FeelDateTime;
}

function shifted(value: FeelValue, duration: FeelValue, sign: 1 | -1): FeelValue | undefined {
  if (duration instanceof DaysTimeDuration) {
    const amount = sign === 1 ? duration : duration.times(-1);
    if (isMoment(value) || value instanceof FeelLocalTime || value instanceof FeelTime) return value.plus(amount);
    if (value instanceof DaysTimeDuration) return value.plus(amount);
  }
  if (duration instanceof YearsMonthsDuration) {
    if (isMoment(value)) return value.plusMonths(sign * duration.months);
    if (value instanceof YearsMonthsDuration) return new YearsMonthsDuration(value.months + sign * duration.months);
  }
  return undefined;
}

/** Sum of temporal values; undefined if these two cannot be added. */
export function addTemporal(left: FeelValue, right: FeelValue): FeelValue | undefined {
  return shifted(left, right, 1) ?? (isMoment(left) ? undefined : shifted(right, left, 1));
}

/** Difference of temporal values; two times of day with offset give the distance, never a negative one. */
export function subtractTemporal(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left instanceof FeelDate && right instanceof FeelDate)
    return DaysTimeDuration.of((left.days - right.days) * 86_400);
  if (left instanceof FeelLocalTime && right instanceof FeelLocalTime) return ofNanos(left.nanos - right.nanos);
  if (left instanceof FeelTime && right instanceof FeelTime) return ofNanos(Math.abs(left.utcNanos - right.utcNanos));
  if (left instanceof FeelLocalDateTime && right instanceof FeelLocalDateTime) {
    return DaysTimeDuration.of((left.days - right.days) * 86_400).plus(ofNanos(left.nanos - right.nanos));
  }
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) {
    return DaysTimeDuration.of(left.epochSecond - right.epochSecond, left.nano - right.nano);
  }
  return shifted(left, right, -1);
}

function ofNanos(nanos: number): DaysTimeDuration {
  const seconds = Math.floor(nanos / NANOS_PER_SECOND);
  return DaysTimeDuration.of(seconds, nanos - seconds * NANOS_PER_SECOND);
}

/** A duration times the whole part of a number: `P1D * 1.5` is a day. */
export function multiplyTemporal(left: FeelValue, right: FeelValue): FeelValue | undefined {
  const [duration, factor] = isNumber(left) ? [right, left] : [left, right];
  if (!isNumber(factor)) return undefined;
  if (duration instanceof DaysTimeDuration) return duration.times(toInt32(factor));
  return duration instanceof YearsMonthsDuration ? duration.times(toInt32(factor)) : undefined;
}

function quotient(total: number, divisor: FeelNumber): number {
  return toInt32(divideNumbers(makeNumber(toDecimal(total), 0), divisor));
}

/**
 * A duration by a number or by a duration of its class. Milliseconds pass through a 32-bit integer on the broker, so a quotient above 24
 * days overflows; copied as it is.
 */
export function divideTemporal(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (isNumber(right)) {
    if (isZero(right)) return undefined;
    if (left instanceof DaysTimeDuration) return DaysTimeDuration.ofMillis(quotient(left.toMillis(), right));
    return left instanceof YearsMonthsDuration ? new YearsMonthsDuration(quotient(left.months, right)) : undefined;
  }
  if (left instanceof DaysTimeDuration && right instanceof DaysTimeDuration) {
    if (right.seconds === 0 && right.nanos === 0) return undefined;
    if (right.toMillis() === 0) throw new FeelFailure('除数为 0');
    return Math.trunc(left.toMillis() / right.toMillis()) + 0;
  }
  if (left instanceof YearsMonthsDuration && right instanceof YearsMonthsDuration && right.months !== 0) {
    return Math.trunc(left.months / right.months) + 0;
  }
  return undefined;
}
