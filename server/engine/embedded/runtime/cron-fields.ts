/** The parts of a cron expression; null where a part is not readable. */

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface FieldRange {
  min: number;
  max: number;
  names?: { list: string[]; first: number };
  /** `FRI-MON` goes round the end: how many values there are then. */
  wraps?: number;
}

export const SECOND: FieldRange = { min: 0, max: 59 };
export const MINUTE: FieldRange = { min: 0, max: 59 };
export const HOUR: FieldRange = { min: 0, max: 23 };
export const DAY_OF_MONTH: FieldRange = { min: 1, max: 31 };
export const MONTH: FieldRange = { min: 1, max: 12, names: { list: MONTHS, first: 1 }, wraps: 12 };
/** 0 and 7 are both Sunday. */
export const DAY_OF_WEEK: FieldRange = { min: 0, max: 7, names: { list: DAYS, first: 0 }, wraps: 7 };

/** One day, as the day fields look at it. */
export interface CalendarDay {
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  lastDay: number;
  weekdayOf(day: number): number;
}
export type DayRule = (day: CalendarDay) => boolean;

export function parseNumber(text: string, range: FieldRange): number | null {
  const named = range.names?.list.indexOf(text.toUpperCase()) ?? -1;
  if (range.names && named >= 0) return named + range.names.first;
  if (!/^\d{1,2}$/.test(text)) return null;
  const value = Number(text);
  return value >= range.min && value <= range.max ? value : null;
}

/** `*`, `5`, `1-5`, `0/15`, `1-5/2` and lists of them, as the numbers they stand for. */
export function parseNumbers(text: string, range: FieldRange): Set<number> | null {
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const values = parsePart(part, range);
    if (!values) return null;
    for (const value of values) numbers.add(value);
  }
  return numbers;
}

function parsePart(part: string, range: FieldRange): number[] | null {
  const [span = '', stepText, ...rest] = part.split('/');
  const step = stepText === undefined ? 1 : Number(stepText);
  if (rest.length || !Number.isInteger(step) || step < 1) return null;
  const [from, to] = parseSpan(span, stepText !== undefined, range) ?? [null, null];
  if (from === null || to === null) return null;
  const round = range.wraps ?? 0;
  if (to < from && !round) return null;
  const end = to < from ? to + round : to;
  const values: number[] = [];
  for (let value = from; value <= end; value += step) values.push(value > range.max ? value - round : value);
  return values;
}

function parseSpan(span: string, hasStep: boolean, range: FieldRange): [number | null, number | null] {
  if (span === '*') return [range.min, range.max];
  const [low = '', high, ...rest] = span.split('-');
  if (rest.length) return [null, null];
  const from = parseNumber(low, range);
  if (high !== undefined) return [from, parseNumber(high, range)];
  return [from, hasStep ? range.max : from];
}

/** Day of month: numbers, `?`, `L` (last), `L-3`, `LW` (last working day), `15W` (working day nearest to the 15th). */
export const parseDayOfMonth = (text: string): DayRule | null => anyOf(text.split(',').map(dayOfMonthRule));

/** Day of week: numbers and names, `?`, `L` (Sunday), `FRIL` (last of the month), `TUE#2` (second of the month). */
export const parseDayOfWeek = (text: string): DayRule | null => anyOf(text.split(',').map(dayOfWeekRule));

function anyOf(rules: (DayRule | null)[]): DayRule | null {
  if (!rules.every((rule) => rule !== null)) return null;
  return (day) => rules.some((rule) => rule(day));
}

function dayOfMonthRule(text: string): DayRule | null {
  if (text === '*' || text === '?') return () => true;
  const fromEnd = /^L(?:-(\d{1,2}))?$/i.exec(text);
  if (fromEnd) return ({ day, lastDay }) => day === lastDay - Number(fromEnd[1] ?? 0);
  if (/^LW$/i.test(text)) return (at) => at.day === nearestWorkday(at, at.lastDay);
  const workday = /^(\d{1,2})W$/i.exec(text);
  if (workday) {
    const wanted = parseNumber(workday[1] ?? '', DAY_OF_MONTH);
    return wanted === null ? null : (at) => wanted <= at.lastDay && at.day === nearestWorkday(at, wanted);
  }
  const numbers = parseNumbers(text, DAY_OF_MONTH);
  return numbers && (({ day }) => numbers.has(day));
}

function dayOfWeekRule(text: string): DayRule | null {
  if (text === '*' || text === '?') return () => true;
  if (/^L$/i.test(text)) return ({ weekday }) => weekday === 0;
  const special = /^(\w+?)(?:L|#([1-5]))$/i.exec(text);
  if (special) {
    const wanted = parseNumber(special[1] ?? '', DAY_OF_WEEK);
    if (wanted === null) return null;
    const nth = special[2];
    return ({ day, weekday, lastDay }) =>
      weekday === wanted % 7 && (nth ? Math.ceil(day / 7) === Number(nth) : day > lastDay - 7);
  }
  const numbers = parseNumbers(text, DAY_OF_WEEK);
  return numbers && (({ weekday }) => numbers.has(weekday) || (weekday === 0 && numbers.has(7)));
}

/** Monday to Friday, within the month. */
function nearestWorkday({ weekdayOf, lastDay }: CalendarDay, day: number): number {
  const weekday = weekdayOf(day);
  if (weekday === 6) return day > 1 ? day - 1 : day + 2;
  if (weekday === 0) return day < lastDay ? day + 1 : day - 2;
  return day;
}
