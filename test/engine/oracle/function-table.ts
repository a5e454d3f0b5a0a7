/** What a built-in function takes: kinds of {@link Kind}; `many` repeats the last one. */
export interface FunctionShape {
  name: string;
  /** Parameter name and kind; several shapes of one name are its signatures. */
  params: readonly (readonly [name: string, kind: Kind])[];
  many?: true;
  gives: Kind;
}

export type Kind =
  | 'number'
  | 'string'
  | 'boolean'
  | 'list'
  | 'numbers'
  | 'strings'
  | 'context'
  | 'date'
  | 'time'
  | 'moment'
  | 'days'
  | 'months'
  | 'range'
  | 'entries'
  | 'predicate'
  | 'pattern'
  | 'flags'
  | 'small'
  | 'key'
  | 'any';

const shape = (gives: Kind, call: string, many?: true): FunctionShape => {
  const [, name = '', list = ''] = /^([^(]+)\((.*)\)$/.exec(call) ?? [];
  const params = list
    .split(',')
    .filter(Boolean)
    .map((param): [string, Kind] => {
      const [paramName = '', kind = 'any'] = param.split(':').map((part) => part.trim());
      return [paramName, kind as Kind];
    });
  return { name, params, gives, ...(many ? { many } : {}) };
};

const PAIRS: readonly [string, string][] = [
  ['point1', 'point2'],
  ['point', 'range'],
  ['range', 'point'],
  ['range1', 'range2'],
];
const ofRanges = (name: string): FunctionShape[] =>
  PAIRS.map(([a, b]) => {
    const kind = (param: string): Kind => (param.startsWith('range') ? 'range' : 'number');
    return {
      name,
      params: [
        [a, kind(a)],
        [b, kind(b)],
      ],
      gives: 'boolean',
    };
  });

/** The built-in functions of FEEL in Zeebe 8.5 as its documentation lists them, and some that came later. */
export const FUNCTIONS: readonly FunctionShape[] = [
  shape('string', 'string(from: any)'),
  shape('number', 'number(from: string)'),
  shape('number', 'number(from: string, grouping separator: string)'),
  shape('number', 'number(from: string, grouping separator: string, decimal separator: string)'),
  shape('context', 'context(entries: entries)'),
  shape('date', 'date(from: string)'),
  shape('date', 'date(from: moment)'),
  shape('date', 'date(year: number, month: small, day: small)'),
  shape('time', 'time(from: string)'),
  shape('time', 'time(from: moment)'),
  shape('time', 'time(hour: small, minute: small, second: number)'),
  shape('time', 'time(hour: small, minute: small, second: number, offset: days)'),
  shape('moment', 'date and time(from: string)'),
  shape('moment', 'date and time(date: date, time: time)'),
  shape('moment', 'date and time(date: moment, time: time)'),
  shape('moment', 'date and time(date: moment, timezone: string)'),
  shape('days', 'duration(from: string)'),
  shape('months', 'years and months duration(from: date, to: date)'),
  shape('boolean', 'not(negand: boolean)'),
  shape('boolean', 'is defined(value: any)'),
  shape('any', 'get or else(value: any, default: any)'),
  shape('any', 'assert(value: any, condition: boolean)'),
  shape('any', 'assert(value: any, condition: boolean, cause: string)'),
  shape('string', 'substring(string: string, start position: small)'),
  shape('string', 'substring(string: string, start position: small, length: small)'),
  shape('number', 'string length(string: string)'),
  shape('string', 'upper case(string: string)'),
  shape('string', 'lower case(string: string)'),
  shape('string', 'substring before(string: string, match: string)'),
  shape('string', 'substring after(string: string, match: string)'),
  shape('boolean', 'contains(string: string, match: string)'),
  shape('boolean', 'starts with(string: string, match: string)'),
  shape('boolean', 'ends with(string: string, match: string)'),
  shape('boolean', 'matches(input: string, pattern: pattern)'),
  shape('boolean', 'matches(input: string, pattern: pattern, flags: flags)'),
  shape('string', 'replace(input: string, pattern: pattern, replacement: string)'),
  shape('string', 'replace(input: string, pattern: pattern, replacement: string, flags: flags)'),
  shape('list', 'split(string: string, delimiter: pattern)'),
  shape('list', 'extract(input: string, pattern: pattern)'),
  shape('string', 'string join(list: strings)'),
  shape('string', 'string join(list: strings, delimiter: string)'),
  shape('string', 'string join(list: strings, delimiter: string, prefix: string, suffix: string)'),
  shape('number', 'decimal(n: number, scale: small)'),
  shape('number', 'decimal(n: number, scale: small, mode: string)'),
  shape('number', 'floor(n: number)'),
  shape('number', 'floor(n: number, scale: small)'),
  shape('number', 'ceiling(n: number)'),
  shape('number', 'ceiling(n: number, scale: small)'),
  shape('number', 'round up(n: number, scale: small)'),
  shape('number', 'round down(n: number, scale: small)'),
  shape('number', 'round half up(n: number, scale: small)'),
  shape('number', 'round half down(n: number, scale: small)'),
  shape('number', 'abs(number: number)'),
  shape('number', 'abs(n: days)'),
  shape('number', 'modulo(dividend: number, divisor: number)'),
  shape('number', 'sqrt(number: number)'),
  shape('number', 'log(number: number)'),
  shape('number', 'exp(number: small)'),
  shape('boolean', 'odd(number: number)'),
  shape('boolean', 'even(number: number)'),
  shape('boolean', 'list contains(list: list, element: any)'),
  shape('number', 'count(list: list)'),
  shape('any', 'min(list: numbers)'),
  shape('any', 'min(list: number)', true),
  shape('any', 'max(list: numbers)'),
  shape('any', 'max(list: list)'),
  shape('any', 'max(list: string)', true),
  shape('number', 'sum(list: numbers)'),
  shape('number', 'sum(list: number)', true),
  shape('number', 'product(list: numbers)'),
  shape('number', 'product(list: number)', true),
  shape('number', 'mean(list: numbers)'),
  shape('number', 'mean(list: number)', true),
  shape('number', 'median(list: numbers)'),
  shape('number', 'stddev(list: numbers)'),
  shape('list', 'mode(list: numbers)'),
  shape('list', 'mode(list: number)', true),
  shape('boolean', 'all(list: boolean)', true),
  shape('boolean', 'all(list: list)'),
  shape('boolean', 'any(list: boolean)', true),
  shape('boolean', 'and(list: list)'),
  shape('boolean', 'or(list: boolean)', true),
  shape('list', 'sublist(list: list, start: small)'),
  shape('list', 'sublist(list: list, start: small, length: small)'),
  shape('list', 'append(list: list, items: any)', true),
  shape('list', 'concatenate(lists: list)', true),
  shape('list', 'insert before(list: list, position: small, newItem: any)'),
  shape('list', 'remove(list: list, position: small)'),
  shape('list', 'reverse(list: list)'),
  shape('list', 'index of(list: list, match: any)'),
  shape('list', 'union(lists: list)', true),
  shape('list', 'distinct values(list: list)'),
  shape('list', 'duplicate values(list: list)'),
  shape('list', 'flatten(list: list)'),
  shape('list', 'sort(list: numbers, precedes: predicate)'),
  shape('any', 'get value(context: context, key: key)'),
  shape('any', 'get value(m: context, key: key)'),
  shape('any', 'get value(context: context, keys: strings)'),
  shape('list', 'get entries(context: context)'),
  shape('list', 'get entries(m: context)'),
  shape('context', 'context put(context: context, key: key, value: any)'),
  shape('context', 'context put(context: context, keys: strings, value: any)'),
  shape('context', 'put(context: context, key: key, value: any)'),
  shape('context', 'context merge(contexts: context)', true),
  shape('context', 'put all(contexts: context)', true),
  shape('moment', 'now()'),
  shape('date', 'today()'),
  shape('number', 'day of year(date: date)'),
  shape('string', 'day of week(date: date)'),
  shape('string', 'month of year(date: moment)'),
  shape('number', 'week of year(date: date)'),
  shape('date', 'last day of month(date: date)'),
  shape('string', 'cycle(repetitions: small, interval: days)'),
  shape('string', 'cycle(interval: months)'),
  ...[
    'before',
    'after',
    'meets',
    'met by',
    'overlaps',
    'overlaps before',
    'overlaps after',
    'finishes',
    'finished by',
    'includes',
    'during',
    'starts',
    'started by',
    'coincides',
  ].flatMap(ofRanges),
  shape('boolean', 'is empty(list: list)'),
  shape('boolean', 'is blank(string: string)'),
  shape('string', 'trim(string: string)'),
  shape('list', 'partition(list: list, size: small)'),
  shape('list', 'list replace(list: list, position: small, newItem: any)'),
  shape('string', 'to json(value: any)'),
  shape('any', 'from json(value: string)'),
  shape('any', 'unknown(value: any)'),
];
