import { Decimal } from 'decimal.js';
import { accuratePower } from './accurate.js';
import { Decimal128 } from './feel-decimal.js';
import { FeelFailure, FeelLimit } from './feel-error.js';
import type { FeelNumber } from './feel-value.js';
import { fromDouble, makeNumber, MAX_EXPONENT, scaleOf, toDecimal } from './numbers.js';

const DIGITS = 34;

/** For remainders, which Java computes to the last digit. */
const Exact = Decimal128.clone({ precision: 2 * MAX_EXPONENT });

/** The smallest scale that still shows the value: trailing zeros before the point make it negative. */
function leastScale(value: Decimal): number {
  return value.isZero() ? 0 : value.precision() - 1 - value.e;
}

/** A scale that leaves at most 34 digits. */
function capped(value: Decimal, scale: number): number {
  return value.isZero() ? scale : Math.min(scale, DIGITS - 1 - value.e);
}

function bothIntegers(left: FeelNumber, right: FeelNumber): boolean {
  return Number.isInteger(left) && Number.isInteger(right);
}

const SHORT_SCALE = 6;
const SHORT_LIMIT = 1e8;

/** Sum of two short decimals by whole numbers: exact, and far cheaper than decimals. Undefined where it would not be exact. */
function addShort(left: number, right: number): number | undefined {
  if (Math.abs(left) > SHORT_LIMIT || Math.abs(right) > SHORT_LIMIT) return undefined;
  const scale = Math.max(scaleOf(left), scaleOf(right));
  if (scale > SHORT_SCALE) return undefined;
  const unit = 10 ** scale;
  const sum = Math.round(left * unit) + Math.round(right * unit);
  return sum % 10 === 0 || Math.abs(sum) < unit / 1000 ? undefined : sum / unit;
}

export function addNumbers(left: FeelNumber, right: FeelNumber): FeelNumber {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = bothIntegers(left, right) ? left + right : addShort(left, right);
    if (sum !== undefined && (Number.isSafeInteger(sum) || !Number.isInteger(sum))) return sum;
  }
  const value = toDecimal(left).plus(toDecimal(right));
  return makeNumber(value, capped(value, Math.max(scaleOf(left), scaleOf(right))));
}

export function negateNumber(number: FeelNumber): FeelNumber {
  if (typeof number === 'number') return number === 0 ? 0 : -number;
  return makeNumber(number.value.negated(), number.scale);
}

export function subtractNumbers(left: FeelNumber, right: FeelNumber): FeelNumber {
  return addNumbers(left, negateNumber(right));
}

export function multiplyNumbers(left: FeelNumber, right: FeelNumber): FeelNumber {
  if (bothIntegers(left, right)) {
    const product = (left as number) * (right as number);
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  const value = toDecimal(left).times(toDecimal(right));
  return makeNumber(value, capped(value, scaleOf(left) + scaleOf(right)));
}

export function isZero(number: FeelNumber): boolean {
  return typeof number === 'number' ? number === 0 : number.value.isZero();
}

/** Quotient of whole numbers that is a short decimal, checked by multiplying back. Undefined if it is not. */
function divideShort(left: number, right: number): number | undefined {
  const quotient = left / right;
  if (Number.isInteger(quotient))
    return quotient * right === left && Number.isSafeInteger(left) ? quotient + 0 : undefined;
  const unit = 10 ** SHORT_SCALE;
  const scaled = Math.round(quotient * unit);
  const exact =
    Number.isSafeInteger(scaled * right) && Number.isSafeInteger(left * unit) && scaled * right === left * unit;
  return exact && Math.abs(quotient) >= 1e-3 && Math.abs(quotient) < 1e7 ? scaled / unit : undefined;
}

/** @throws FeelFailure if the divisor is zero; the operator `/` asks first and gives null */
export function divideNumbers(left: FeelNumber, right: FeelNumber): FeelNumber {
  if (isZero(right)) throw new FeelFailure('除数为 0');
  if (bothIntegers(left, right)) {
    const short = divideShort(left as number, right as number);
    if (short !== undefined) return short;
  }
  const value = toDecimal(left).dividedBy(toDecimal(right));
  return makeNumber(value, Math.max(leastScale(value), scaleOf(left) - scaleOf(right)));
}

/** Java's `%`: the sign of the dividend. @throws FeelFailure if the divisor is zero */
export function remainderNumbers(left: FeelNumber, right: FeelNumber): FeelNumber {
  if (isZero(right)) throw new FeelFailure('除数为 0');
  if (bothIntegers(left, right)) return ((left as number) % (right as number)) + 0;
  const value = new Exact(toDecimal(left)).modulo(toDecimal(right));
  return makeNumber(new Decimal128(value), Math.max(leastScale(value), Math.min(scaleOf(left), scaleOf(right)), 0));
}

/** Whole exponents are decimal arithmetic, others doubles. @throws FeelFailure if there is no finite result */
export function powerNumbers(base: FeelNumber, exponent: FeelNumber): FeelNumber {
  const power = toDecimal(exponent);
  if (!power.isInteger()) return fromDouble(accuratePower(toDecimal(base).toNumber(), power.toNumber()));
  const value = power.isZero() ? new Decimal128(1) : toDecimal(base).pow(power);
  if (!value.isFinite()) throw new FeelLimit('乘方没有有限的结果');
  const scale = power.isNegative() ? leastScale(value) : scaleOf(base) * power.toNumber();
  return makeNumber(value, capped(value, Math.max(scale, leastScale(value))));
}

/** Java's `setScale`: the value rounded to that many digits after the point, which it then shows. */
export function roundNumber(number: FeelNumber, scale: number, mode: Decimal.Rounding): FeelNumber {
  if (Math.abs(scale) > MAX_EXPONENT) throw new FeelLimit('小数位数超出了范围');
  const value = toDecimal(number);
  if (scale >= 0) return makeNumber(value.toDecimalPlaces(scale, mode), scale);
  const unit = new Decimal128(10).pow(-scale);
  return makeNumber(value.dividedBy(unit).toDecimalPlaces(0, mode).times(unit), scale);
}
