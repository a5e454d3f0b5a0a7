import { daysFromCivil, isDate, monthsBetween } from '../values/calendar.js';
import { YearsMonthsDuration } from '../values/durations.js';
import { FeelFailure, ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import { isNumber, type FeelValue } from '../values/feel-value.js';
import { FeelDate, FeelDateTime, FeelLocalDateTime, FeelLocalTime, FeelTime } from '../values/moments.js';
import { parseNumber, toInt32 } from '../values/numbers.js';
import { parseDate, parseDateTime, parseFeelDuration } from '../values/parse-temporal.js';
import { valueText } from '../values/text.js';
import { isZone } from '../values/zones.js';
import { builtin, type Builtins } from './builtin.js';
import { TIME_SIGNATURES } from './time-function.js';

const orIllegal = (value: FeelValue): FeelValue => value ?? ILLEGAL_ARGUMENTS;

function dateOf(value: FeelValue): FeelValue {
  if (typeof value === 'string') return orIllegal(parseDate(value));
  if (value instanceof FeelDate) return value;
  return value instanceof FeelLocalDateTime || value instanceof FeelDateTime
    ? new FeelDate(value.days)
    : ILLEGAL_ARGUMENTS;
}

function dateFromParts(year: FeelValue, month: FeelValue, day: FeelValue): FeelValue {
  if (!isNumber(year) || !isNumber(month) || !isNumber(day)) return ILLEGAL_ARGUMENTS;
  const [y, m, d] = [toInt32(year), toInt32(month), toInt32(day)];
  return isDate(y, m, d) ? new FeelDate(daysFromCivil(y, m, d)) : ILLEGAL_ARGUMENTS;
}

/** A moment seen in another zone. @throws FeelFailure for an unknown zone, an exception on the broker */
function inZone(value: FeelLocalDateTime | FeelDateTime, zone: string): FeelValue {
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  const seconds = offset
    ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) * 60
    : zone === 'Z'
      ? 0
      : null;
  if (seconds === null && !isZone(zone)) throw new FeelFailure(`没有时区“${zone}”`);
  if (value instanceof FeelDateTime)
    return FeelDateTime.ofInstant(value.epochSecond, value.nano, seconds ?? 0, seconds === null ? zone : null);
  return seconds === null
    ? FeelDateTime.ofZone(value.days, value.nanos, zone)
    : new FeelDateTime(value.days, value.nanos, seconds, null);
}

function dateAndTime(date: FeelValue, time: FeelValue): FeelValue {
  const dated = date instanceof FeelDate || date instanceof FeelLocalDateTime || date instanceof FeelDateTime;
  if (!dated) return ILLEGAL_ARGUMENTS;
  if (time instanceof FeelLocalTime) return new FeelLocalDateTime(date.days, time.nanos);
  if (time instanceof FeelTime) {
    return time.zone === null
      ? new FeelDateTime(date.days, time.nanos, time.offset, null)
      : FeelDateTime.ofZone(date.days, time.nanos, time.zone);
  }
  return typeof time === 'string' && !(date instanceof FeelDate) ? inZone(date, time) : ILLEGAL_ARGUMENTS;
}

/** Grouping marks are taken out, the decimal mark becomes a point; other marks than these three are not allowed. */
function number(text: FeelValue, grouping: FeelValue, decimal: FeelValue): FeelValue {
  if (typeof text !== 'string') return ILLEGAL_ARGUMENTS;
  if (grouping !== null && !(typeof grouping === 'string' && [' ', ',', '.'].includes(grouping)))
    return ILLEGAL_ARGUMENTS;
  if (decimal !== null && !(typeof decimal === 'string' && [',', '.'].includes(decimal))) return ILLEGAL_ARGUMENTS;
  if (grouping !== null && grouping === decimal) return ILLEGAL_ARGUMENTS;
  const plain = grouping === null ? text : text.replaceAll(grouping as string, '');
  return orIllegal(parseNumber(decimal === null ? plain : plain.replaceAll(decimal as string, '.')));
}

function monthsDuration(from: FeelValue, to: FeelValue): FeelValue {
  const dated = (value: FeelValue): value is FeelDate | FeelLocalDateTime | FeelDateTime =>
    value instanceof FeelDate || value instanceof FeelLocalDateTime || value instanceof FeelDateTime;
  return dated(from) && dated(to) ? new YearsMonthsDuration(monthsBetween(from.days, to.days)) : ILLEGAL_ARGUMENTS;
}

export const CONVERSION_FUNCTIONS: Builtins = {
  date: [
    builtin(['from'], ([from]) => dateOf(from)),
    builtin(['year', 'month', 'day'], ([year, month, day]) => dateFromParts(year, month, day)),
  ],
  'date and time': [
    builtin(['from'], ([from]) => (typeof from === 'string' ? orIllegal(parseDateTime(from)) : ILLEGAL_ARGUMENTS)),
    builtin(['date', 'time'], ([date, time]) => dateAndTime(date, time)),
  ],
  time: TIME_SIGNATURES,
  number: [
    builtin(['from'], ([from]) => number(from, null, null)),
    builtin(['from', 'grouping separator'], ([from, grouping]) =>
      grouping === null ? ILLEGAL_ARGUMENTS : number(from, grouping, null),
    ),
    builtin(['from', 'grouping separator', 'decimal separator'], ([from, grouping, decimal]) =>
      grouping === null && decimal === null ? ILLEGAL_ARGUMENTS : number(from, grouping, decimal),
    ),
  ],
  string: [builtin(['from'], ([from]) => valueText(from))],
  duration: [
    builtin(['from'], ([from]) => (typeof from === 'string' ? orIllegal(parseFeelDuration(from)) : ILLEGAL_ARGUMENTS)),
  ],
  'years and months duration': [builtin(['from', 'to'], ([from, to]) => monthsDuration(from, to))],
};
