import { equalValues, identicalValues } from '../values/compare.js';
import { ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import { FeelFunction } from '../values/feel-function.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/feel-value.js';
import { toInt32 } from '../values/numbers.js';
import { builtin, overList, type Builtin, type Builtins } from './builtin.js';

/** A function whose first argument is a list. */
function ofList(
  params: readonly string[],
  invoke: (list: FeelValue[], second: FeelValue, third: FeelValue) => FeelValue,
): Builtin {
  return builtin(params, ([list, second, third]) =>
    Array.isArray(list) ? invoke(list, second, third) : ILLEGAL_ARGUMENTS,
  );
}

/** Counted from 1, from the end if not positive; 0 is behind the last item (1.17.8). */
function indexOf(list: FeelValue[], place: number): number {
  return place > 0 ? place - 1 : list.length + place;
}

/** Scala's `slice`: whatever lies outside is left out. */
function slice(list: FeelValue[], from: number, to: number): FeelValue[] {
  return list.slice(Math.max(from, 0), Math.max(to, 0));
}

function sublist(list: FeelValue[], start: FeelValue, length: FeelNumber | null): FeelValue {
  if (!isNumber(start)) return ILLEGAL_ARGUMENTS;
  const from = indexOf(list, toInt32(start));
  return slice(list, from, length === null ? list.length : from + toInt32(length));
}

function insertBefore(list: FeelValue[], place: FeelValue, item: FeelValue): FeelValue {
  if (!isNumber(place)) return ILLEGAL_ARGUMENTS;
  const index = Math.max(indexOf(list, toInt32(place)), 0);
  return [...list.slice(0, index), item, ...list.slice(index)];
}

function remove(list: FeelValue[], place: FeelValue): FeelValue {
  if (!isNumber(place)) return ILLEGAL_ARGUMENTS;
  const index = toInt32(place);
  return [...slice(list, 0, indexOf(list, index)), ...slice(list, indexOf(list, index + 1), list.length)];
}

function distinct(list: FeelValue[]): FeelValue[] {
  const result: FeelValue[] = [];
  for (const item of list) if (!result.some((known) => equalValues(item, known) === true)) result.push(item);
  return result;
}

function duplicates(list: FeelValue[]): FeelValue[] {
  return distinct(list).filter((item) => list.filter((other) => equalValues(item, other) === true).length > 1);
}

const flatten = (list: FeelValue[]): FeelValue[] =>
  list.flatMap((item) => (Array.isArray(item) ? flatten(item) : [item]));
const joined = (lists: FeelValue[]): FeelValue[] => lists.flatMap((item) => (Array.isArray(item) ? item : [item]));

/** Stable; the function says whether its first argument comes before its second. */
function sort(list: FeelValue[], precedes: FeelValue): FeelValue {
  if (!(precedes instanceof FeelFunction) || precedes.params.length !== 2) return ILLEGAL_ARGUMENTS;
  let wrong = false;
  const before = (a: FeelValue, b: FeelValue): boolean => {
    const result = precedes.invoke([a, b]);
    if (typeof result !== 'boolean') wrong = true;
    return result === true;
  };
  const result = [...list].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  return wrong ? ILLEGAL_ARGUMENTS : result;
}

/** Nulls are left out; anything else that is no text makes the result null. */
function join(list: FeelValue[], delimiter: FeelValue, prefix: FeelValue = null, suffix: FeelValue = null): FeelValue {
  const options = [delimiter, prefix, suffix];
  if (options.some((option) => option !== null && typeof option !== 'string')) return ILLEGAL_ARGUMENTS;
  if ((prefix === null) !== (suffix === null)) return ILLEGAL_ARGUMENTS;
  if (list.some((item) => item !== null && typeof item !== 'string')) return ILLEGAL_ARGUMENTS;
  return `${(prefix as string | null) ?? ''}${list.filter((item) => item !== null).join((delimiter as string | null) ?? '')}${(suffix as string | null) ?? ''}`;
}

export const LIST_FUNCTIONS: Builtins = {
  'list contains': [
    ofList(['list', 'element'], (list, element) => list.some((item) => identicalValues(item, element))),
  ],
  count: [ofList(['list'], (list) => list.length)],
  sublist: [
    ofList(['list', 'start'], (list, start) => sublist(list, start, null)),
    ofList(['list', 'start', 'length'], (list, start, length) =>
      isNumber(length) ? sublist(list, start, length) : ILLEGAL_ARGUMENTS,
    ),
  ],
  append: [
    {
      ...ofList(['list', 'items'], (list, items) => (Array.isArray(items) ? [...list, ...items] : ILLEGAL_ARGUMENTS)),
      varArgs: true,
    },
  ],
  concatenate: [overList('lists', joined, ILLEGAL_ARGUMENTS)],
  'insert before': [ofList(['list', 'position', 'newItem'], insertBefore)],
  remove: [ofList(['list', 'position'], remove)],
  reverse: [ofList(['list'], (list) => [...list].reverse())],
  'index of': [
    ofList(['list', 'match'], (list, match) =>
      list.flatMap((item, index) => (identicalValues(item, match) ? [index + 1] : [])),
    ),
  ],
  union: [overList('lists', (lists) => distinct(joined(lists)), ILLEGAL_ARGUMENTS)],
  'distinct values': [ofList(['list'], distinct)],
  'duplicate values': [ofList(['list'], duplicates)],
  flatten: [ofList(['list'], flatten)],
  sort: [ofList(['list', 'precedes'], sort)],
  'string join': [
    ofList(['list'], (list) => join(list, null)),
    ofList(['list', 'delimiter'], (list, delimiter) => join(list, delimiter)),
    builtin(['list', 'delimiter', 'prefix', 'suffix'], ([list, delimiter, prefix, suffix]) =>
      Array.isArray(list) ? join(list, delimiter, prefix, suffix) : ILLEGAL_ARGUMENTS,
    ),
  ],
};
