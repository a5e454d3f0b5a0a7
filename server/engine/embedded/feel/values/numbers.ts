import { Decimal } from 'decimal.js';
import { Decimal128, FeelDecimal } from './feel-decimal.js';
import { FeelFailure, FeelLimit } from './feel-error.js';
import type { FeelNumber } from './feel-value.js';

/** The scale that Java gives the decimal made from a double: `4.0` has 1, `0.5` has 1, `1.0E7` has -6. */
function doubleScale(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude === 0 || (magnitude >= 1e-3 && magnitude < 1e7)) {
    const text = String(value);
    const point = text.indexOf('.');
    return point < 0 ? 1 : text.length - point - 1;
  }
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  return Math.max(1, digits.replace('-', '').length - 2) - Number(exponent);
}

/** Whole numbers up to here are 64-bit integers on the broker, larger ones of a variable are doubles. */
const LONG_LIMIT = 2 ** 63;

export function scaleOf(number: FeelNumber): number {
  if (typeof number !== 'number') return number.scale;
  return Number.isInteger(number) && Math.abs(number) < LONG_LIMIT ? 0 : doubleScale(number);
}

/** True for a number that no arithmetic gives, only a variable: the broker keeps it as a double until it is read. */
export function isLargeDouble(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) >= LONG_LIMIT;
}

export function toDecimal(number: FeelNumber): Decimal {
  return typeof number === 'number' ? new Decimal128(number) : number.value;
}

/** Exponents of DECIMAL128. Java's own limit is 2^31; nobody needs it, and one text of such a number would fill the memory. */
export const MAX_EXPONENT = 6144;

/**
 * The number with that value and scale, as a JavaScript number where one stands for both exactly.
 * @throws FeelFailure beyond 10^±6144
 */
export function makeNumber(value: Decimal, scale: number): FeelNumber {
  if (Math.abs(value.e) > MAX_EXPONENT) throw new FeelLimit('数的大小超出了范围');
  const double = value.toNumber();
  const fits = Number.isInteger(double)
    ? scale === 0 && Number.isSafeInteger(double)
    : Number.isFinite(double) && scale === doubleScale(double);
  if (fits && value.equals(double)) return double === 0 ? 0 : double;
  return new FeelDecimal(value, scale);
}

/** The number that Java makes from a double. @throws FeelFailure on infinity and NaN, which no decimal can be */
export function fromDouble(value: number): FeelNumber {
  if (!Number.isFinite(value)) throw new FeelFailure('计算结果不是有限的数');
  return new FeelDecimal(new Decimal128(value), doubleScale(value));
}

const DECIMAL_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,9}))?$/;

/** Text to number as Java's `new BigDecimal(text)`; null if it is none. */
export function parseNumber(text: string): FeelNumber | null {
  const match = DECIMAL_TEXT.exec(text);
  if (!match) return null;
  const mantissa = text.split(/[eE]/)[0] ?? '';
  const point = mantissa.indexOf('.');
  const fraction = point < 0 ? 0 : mantissa.length - point - 1;
  const exponent = Number(match[1] ?? 0);
  return Math.abs(exponent) > MAX_EXPONENT
    ? null
    : makeNumber(new Decimal128(text.replace(/^\+/, '')), fraction - exponent);
}

/** Text of a number as Java's `BigDecimal.toString()`: `1.50`, `1E+3`, `1.2E-7`. */
export function numberText(number: FeelNumber): string {
  if (typeof number === 'number' && Number.isSafeInteger(number)) return String(number);
  const scale = scaleOf(number);
  const value = toDecimal(number);
  const unscaled = value
    .abs()
    .toFixed(Math.max(scale, 0))
    .replace('.', '')
    .replace(/^0+(?=\d)/, '');
  const digits = scale < 0 ? unscaled.slice(0, scale) || '0' : unscaled;
  const exponent = digits.length - 1 - scale;
  if (scale >= 0 && exponent >= -6) return value.toFixed(scale);
  const sign = value.isNegative() ? '-' : '';
  const tail = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${sign}${digits[0]}${tail}${exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`}`;
}

/** Java's `intValue()`: the whole part, its low 32 bits. */
export function toInt32(number: FeelNumber): number {
  if (typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER) return Math.trunc(number) | 0;
  return Number(BigInt.asIntN(32, BigInt(toDecimal(number).trunc().toFixed(0))));
}

/** What Zeebe stores: a whole number as a 64-bit integer (larger ones overflow silently), everything else as a double. */
export function toStoredNumber(number: FeelNumber): number {
  if (typeof number === 'number' && (!Number.isInteger(number) || Number.isSafeInteger(number))) return number;
  const value = toDecimal(number);
  return value.isInteger() ? Number(BigInt.asIntN(64, BigInt(value.toFixed(0)))) : value.toNumber();
}

export function compareNumbers(left: FeelNumber, right: FeelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0;
  return toDecimal(left).comparedTo(toDecimal(right));
}
