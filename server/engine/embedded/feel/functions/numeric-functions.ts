import { Decimal } from 'decimal.js';
import { accurateExp, accurateLog } from '../values/accurate.js';
import { addNumbers, negateNumber, remainderNumbers, roundNumber } from '../values/arithmetic.js';
import { DaysTimeDuration, YearsMonthsDuration } from '../values/durations.js';
import { ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/feel-value.js';
import { compareNumbers, fromDouble, toDecimal, toInt32 } from '../values/numbers.js';
import { builtin, type Builtin, type Builtins } from './builtin.js';

/** A power of ten beyond this is more than Java's whole numbers hold: the broker gives null. */
const MOST_DIGITS = 646_456_993;

const isScale = (scale: FeelValue): scale is FeelNumber => isNumber(scale) && Math.abs(toInt32(scale)) < MOST_DIGITS;

const MODES: Record<string, Decimal.Rounding> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  CEILING: Decimal.ROUND_CEIL,
  FLOOR: Decimal.ROUND_FLOOR,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_DOWN: Decimal.ROUND_HALF_DOWN,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
};

function ofNumber(params: readonly string[], invoke: (number: FeelNumber) => FeelValue): Builtin {
  return builtin(params, ([number]) => (isNumber(number) ? invoke(number) : ILLEGAL_ARGUMENTS));
}

function rounding(params: readonly string[], mode: Decimal.Rounding): Builtin {
  return builtin(params, ([number, scale]) =>
    isNumber(number) && isScale(scale) ? roundNumber(number, toInt32(scale), mode) : ILLEGAL_ARGUMENTS,
  );
}

/** `UNNECESSARY` is a mode of Java's that only accepts what needs no rounding. */
function decimalWithMode(number: FeelValue, scale: FeelValue, mode: FeelValue): FeelValue {
  if (!isNumber(number) || !isScale(scale) || typeof mode !== 'string') return ILLEGAL_ARGUMENTS;
  const name = mode.toUpperCase();
  if (name === 'UNNECESSARY') {
    const rounded = roundNumber(number, toInt32(scale), Decimal.ROUND_DOWN);
    return compareNumbers(rounded, number) === 0 ? rounded : ILLEGAL_ARGUMENTS;
  }
  const rounds = Object.hasOwn(MODES, name) ? MODES[name] : undefined;
  return rounds === undefined ? ILLEGAL_ARGUMENTS : roundNumber(number, toInt32(scale), rounds);
}

function absolute(param: string): Builtin {
  return builtin([param], ([value]) => {
    if (isNumber(value)) return compareNumbers(value, 0) < 0 ? negateNumber(value) : value;
    if (value instanceof YearsMonthsDuration) return new YearsMonthsDuration(Math.abs(value.months));
    if (value instanceof DaysTimeDuration) return value.isNegative ? value.times(-1) : value;
    return ILLEGAL_ARGUMENTS;
  });
}

const double = (number: FeelNumber): number => toDecimal(number).toNumber();

/** `sqrt`, `log` and `exp` are doubles on the broker; a result that is no finite number is an incident. */
export const NUMERIC_FUNCTIONS: Builtins = {
  decimal: [
    rounding(['n', 'scale'], Decimal.ROUND_HALF_EVEN),
    builtin(['n', 'scale', 'mode'], ([n, scale, mode]) => decimalWithMode(n, scale, mode)),
  ],
  floor: [
    ofNumber(['n'], (n) => roundNumber(n, 0, Decimal.ROUND_FLOOR)),
    rounding(['n', 'scala'], Decimal.ROUND_FLOOR),
  ],
  ceiling: [
    ofNumber(['n'], (n) => roundNumber(n, 0, Decimal.ROUND_CEIL)),
    rounding(['n', 'scale'], Decimal.ROUND_CEIL),
  ],
  abs: [absolute('number'), absolute('n')],
  modulo: [
    builtin(['dividend', 'divisor'], ([a, b]) =>
      isNumber(a) && isNumber(b) ? remainderNumbers(addNumbers(remainderNumbers(a, b), b), b) : ILLEGAL_ARGUMENTS,
    ),
  ],
  sqrt: [ofNumber(['number'], (n) => (compareNumbers(n, 0) < 0 ? null : fromDouble(Math.sqrt(double(n)))))],
  log: [ofNumber(['number'], (n) => fromDouble(accurateLog(double(n))))],
  exp: [ofNumber(['number'], (n) => fromDouble(accurateExp(double(n))))],
  odd: [ofNumber(['number'], (n) => toDecimal(n).abs().modulo(2).equals(1))],
  even: [ofNumber(['number'], (n) => toDecimal(n).modulo(2).isZero())],
  'round up': [rounding(['n', 'scale'], Decimal.ROUND_UP)],
  'round down': [rounding(['n', 'scale'], Decimal.ROUND_DOWN)],
  'round half up': [rounding(['n', 'scale'], Decimal.ROUND_HALF_UP)],
  'round half down': [rounding(['n', 'scala'], Decimal.ROUND_HALF_DOWN)],
  'random number': [builtin([], () => fromDouble(Math.random()))],
};
