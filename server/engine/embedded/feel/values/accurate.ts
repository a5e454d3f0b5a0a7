import { Decimal } from 'decimal.js';

/** JavaScript's own may be off in the last digit, Java's are not: computed with more digits than a double has, then rounded once. */
const Precise = Decimal.clone({ precision: 40 });

/** All digits of a double, not the short text that stands for it. */
const exact = (value: number): Decimal => new Precise(value.toPrecision(60));

const isPlain = (value: number): boolean => Number.isFinite(value) && value !== 0;

export function accuratePower(base: number, exponent: number): number {
  const rough = base ** exponent;
  return isPlain(rough) ? exact(base).pow(exact(exponent)).toNumber() : rough;
}

export function accurateLog(value: number): number {
  const rough = Math.log(value);
  return isPlain(rough) ? exact(value).ln().toNumber() : rough;
}

export function accurateExp(value: number): number {
  const rough = Math.exp(value);
  return isPlain(rough) ? exact(value).exp().toNumber() : rough;
}
