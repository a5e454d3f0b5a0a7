import { FeelError } from '../values/feel-error.js';
import type { FeelValue } from '../values/feel-value.js';

/** A value as an operand of three-valued logic: true, false, null for everything else; a fatal error stays. */
export function truthOf(value: FeelValue): FeelValue {
  if (value === true || value === false) return value;
  return value instanceof FeelError && value.fatal ? value : null;
}

/** An error becomes null, a fatal one stays. */
export function orNull(value: FeelValue): FeelValue {
  return value instanceof FeelError && !value.fatal ? null : value;
}

/** Folds operands with `or` (`stop` true) or `and` (`stop` false): once decided, the rest is not evaluated. */
export function foldTruth(count: number, operand: (index: number) => FeelValue, stop: boolean): FeelValue {
  let result: FeelValue = !stop;
  for (let index = 0; index < count; index += 1) {
    const value = truthOf(operand(index));
    if (value === stop || value instanceof FeelError) return value;
    if (value === null) result = null;
  }
  return result;
}
