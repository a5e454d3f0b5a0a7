import { addNumbers, divideNumbers, multiplyNumbers, subtractNumbers } from '../values/arithmetic.js';
import { compareValues, isComparable } from '../values/compare.js';
import { ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/feel-value.js';
import { compareNumbers, fromDouble, toDecimal } from '../values/numbers.js';
import { overList, type Builtin, type Builtins } from './builtin.js';

/** A function over numbers; `whenEmpty` for no numbers, null for a list with anything else in it. */
function ofNumbers(whenEmpty: FeelValue, invoke: (numbers: FeelNumber[]) => FeelValue): Builtin {
  return overList(
    'list',
    (list) => {
      if (list.length === 0) return whenEmpty;
      return list.every(isNumber) ? invoke(list as FeelNumber[]) : ILLEGAL_ARGUMENTS;
    },
    ILLEGAL_ARGUMENTS,
  );
}

/** The smallest (sign 1) or largest (sign -1) of values of one class that has an order. */
function extreme(sign: 1 | -1): Builtin {
  return overList(
    'list',
    (list) => {
      if (list.length === 0) return null;
      if (!isComparable(list)) return ILLEGAL_ARGUMENTS;
      return list.reduce((best, item) => (compareValues(item, best) * sign < 0 ? item : best));
    },
    ILLEGAL_ARGUMENTS,
  );
}

const sum = (numbers: FeelNumber[]): FeelNumber => numbers.reduce(addNumbers, 0);
const sorted = (numbers: FeelNumber[]): FeelNumber[] => [...numbers].sort(compareNumbers);

function median(numbers: FeelNumber[]): FeelValue {
  const inOrder = sorted(numbers);
  const middle = Math.floor(inOrder.length / 2);
  const upper = inOrder[middle] ?? 0;
  return inOrder.length % 2 === 1 ? upper : divideNumbers(addNumbers(inOrder[middle - 1] ?? 0, upper), 2);
}

/** Of a sample; of one number it is a division by zero, an incident. */
function standardDeviation(numbers: FeelNumber[]): FeelValue {
  const mean = divideNumbers(sum(numbers), numbers.length);
  const squares = numbers
    .map((number) => subtractNumbers(number, mean))
    .map((difference) => multiplyNumbers(difference, difference));
  return fromDouble(Math.sqrt(toDecimal(divideNumbers(sum(squares), numbers.length - 1)).toNumber()));
}

/** All numbers that occur most often, in order. */
function mode(numbers: FeelNumber[]): FeelValue {
  const groups: { number: FeelNumber; count: number }[] = [];
  for (const number of sorted(numbers)) {
    const last = groups.at(-1);
    if (last && compareNumbers(last.number, number) === 0) last.count += 1;
    else groups.push({ number, count: 1 });
  }
  const most = Math.max(...groups.map((group) => group.count));
  return groups.filter((group) => group.count === most).map((group) => group.number);
}

/** Three-valued: the deciding value wins wherever it stands, anything but a boolean counts as null. */
function truthOfAll(stop: boolean): Builtin {
  return overList(
    'list',
    (list) => {
      if (list.includes(stop)) return stop;
      return list.every((item) => item === !stop) ? !stop : null;
    },
    ILLEGAL_ARGUMENTS,
  );
}

export const LIST_AGGREGATES: Builtins = {
  min: [extreme(1)],
  max: [extreme(-1)],
  sum: [ofNumbers(null, sum)],
  product: [ofNumbers(null, (numbers) => numbers.reduce(multiplyNumbers, 1))],
  mean: [ofNumbers(null, (numbers) => divideNumbers(sum(numbers), numbers.length))],
  median: [ofNumbers(null, median)],
  stddev: [ofNumbers(null, standardDeviation)],
  mode: [ofNumbers([], mode)],
  and: [truthOfAll(false)],
  all: [truthOfAll(false)],
  or: [truthOfAll(true)],
  any: [truthOfAll(true)],
};
