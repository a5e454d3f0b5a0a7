/** Proleptic Gregorian calendar on whole numbers: days since 1970-01-01, nanoseconds of a day. */

export const NANOS_PER_SECOND = 1_000_000_000;
export const SECONDS_PER_DAY = 86_400;
export const NANOS_PER_DAY = SECONDS_PER_DAY * NANOS_PER_SECOND;

export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** Java's last year, and its first one negative. */
export const MAX_YEAR = 999_999_999;

/** Days since 1970-01-01 of a date that exists. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

export function civilFromDays(days: number): CivilDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isDate(year: number, month: number, day: number): boolean {
  return Math.abs(year) <= MAX_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Calendar months later; a day that the month lacks becomes its last one (Java's `plusMonths`). */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = civilFromDays(days);
  const total = year * 12 + month - 1 + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  return daysFromCivil(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Whole months between two dates, towards zero (Java's `Period.between` without its days). */
export function monthsBetween(from: number, to: number): number {
  const a = civilFromDays(from);
  const b = civilFromDays(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return months - 1;
  if (months < 0 && b.day > a.day) return months + 1;
  return months;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2024-02-29`; years of four digits at least. */
export function dateText(days: number): string {
  const { year, month, day } = civilFromDays(days);
  const yearText = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : year > 9999 ? '+' : ''}${yearText}-${two(month)}-${two(day)}`;
}

/**
 * Time of day. Java's `toString` leaves zero seconds out and shows fractions in groups of three; FEEL's own format shows the
 * seconds always and only the digits that matter.
 */
export function timeText(nanos: number, style: 'java' | 'feel'): string {
  const second = Math.floor(nanos / NANOS_PER_SECOND);
  const fraction = nanos - second * NANOS_PER_SECOND;
  const minutes = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
  if (style === 'java' && second % 60 === 0 && fraction === 0) return minutes;
  const whole = `${minutes}:${two(second % 60)}`;
  if (fraction === 0) return whole;
  const digits = String(fraction).padStart(9, '0');
  return `${whole}.${style === 'feel' ? digits.replace(/0+$/, '') : digits.replace(/(?:000){1,2}$/, '')}`;
}

/** `Z`, `+08:00`, `+08:05:43`. */
export function offsetText(seconds: number): string {
  if (seconds === 0) return 'Z';
  const rest = Math.abs(seconds);
  const text = `${seconds < 0 ? '-' : '+'}${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}`;
  return rest % 60 === 0 ? text : `${text}:${two(rest % 60)}`;
}

/** Days and nanoseconds of a local moment moved by seconds and nanoseconds. */
export function shiftLocal(
  days: number,
  nanos: number,
  seconds: number,
  extraNanos: number,
): { days: number; nanos: number } {
  const wholeDays = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = nanos + (seconds - wholeDays * SECONDS_PER_DAY) * NANOS_PER_SECOND + extraNanos;
  const carry = Math.floor(rest / NANOS_PER_DAY);
  return { days: days + wholeDays + carry, nanos: rest - carry * NANOS_PER_DAY };
}
