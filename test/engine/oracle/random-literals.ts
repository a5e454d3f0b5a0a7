import type { Random } from '../fuzz/random.js';
import { feel, type FeelTree } from './feel-tree.js';

const plain = (text: string): FeelTree => ({ parts: [text] });

const NUMBERS =
  '0 1 2 3 -1 5 10 0.1 0.2 0.3 1.5 2.5 -2.5 .5 1.0 1.50 100 0.001 0.0001 1234567 12345678.9 9007199254740993 99999999999999999999 0.000000001 3.14159265358979323846264338327950288 1e'
    .split(' ')
    .filter((text) => text !== '1e');
const STRINGS = [
  '',
  'a',
  'b',
  'abc',
  'foobar',
  '人社',
  '一件事',
  '😀',
  'a😀b',
  '𠮷野家',
  ' ',
  'a b',
  '1',
  '1.5',
  '1,000.5',
  'true',
  '2024-02-29',
  'PT1H',
  'a,b,,c',
  'Straße',
  'x1y22z',
  '\\n',
  '\\t',
  '\\"',
  "\\'",
  '\\\\',
  '\\u0041',
  '/*x*/',
  '//',
];
const DATES = [
  '2024-02-29',
  '2024-01-31',
  '2023-12-31',
  '1970-01-01',
  '2000-02-29',
  '0001-01-01',
  '-0044-03-15',
  '12345-06-07',
];
const WRONG_DATES = ['2024-02-30', '2024-13-01', '2024-1-1', '24-01-01', '', 'x', '2024-02-29T00:00:00'];
const TIMES = ['10:00:00', '00:00:00', '23:59:59', '10:11:12.5', '10:11:12.123456789', '10:11', 'T10:11:12'];
const OFFSETS = [
  '',
  '',
  'Z',
  '+08:00',
  '-05:30',
  '+00:00',
  '@Asia/Shanghai',
  '@Europe/Berlin',
  '@America/New_York',
  '@Etc/UTC',
];
const DAY_DURATIONS = [
  'P1D',
  'PT1H',
  'PT90M',
  '-P1DT2H',
  'PT0S',
  'P1DT2H3M4S',
  'PT0.5S',
  '-PT0.5S',
  'PT36H',
  'P100D',
  'PT1.123456789S',
  'P0D',
];
const MONTH_DURATIONS = ['P1Y', 'P1M', 'P14M', '-P1Y2M', 'P0M', 'P1Y2M', 'P0Y', 'P100Y'];
const WRONG_DURATIONS = [
  'P1W',
  'P',
  'PT',
  'P1Y2D',
  '1D',
  '',
  'p1d',
  'pt1h',
  'P1.5D',
  '--P1D',
  '-P-1M',
  'P-1M',
  'PT-1H',
  'P1M2Y',
];

export const numberLiteral = (random: Random): FeelTree => {
  if (random.chance(0.7)) return plain(random.pick(NUMBERS));
  const whole = random.below(10 ** random.below(10));
  return plain(random.chance(0.5) ? String(whole) : `${whole}.${random.below(10 ** (1 + random.below(6)))}`);
};

export const stringLiteral = (random: Random): FeelTree => plain(`"${random.pick(STRINGS)}"`);

const quoted = (random: Random, constructor: string, text: string): FeelTree => {
  if (random.chance(0.1)) return plain(`@"${text}"`);
  if (random.chance(0.1)) return feel`${plain(constructor)}(${plain(`"${text}"`)} + "")`;
  return plain(`${constructor}("${text}")`);
};

const odd = (random: Random, right: readonly string[], wrong: readonly string[]): string =>
  random.chance(0.05) ? random.pick(wrong) : random.pick(right);

export const dateLiteral = (random: Random): FeelTree => quoted(random, 'date', odd(random, DATES, WRONG_DATES));

export const timeLiteral = (random: Random): FeelTree =>
  quoted(random, 'time', `${random.pick(TIMES)}${random.pick(OFFSETS)}`);

export const dateTimeLiteral = (random: Random): FeelTree =>
  quoted(
    random,
    'date and time',
    `${odd(random, DATES, WRONG_DATES)}${random.chance(0.95) ? `T${random.pick(TIMES).replace(/^T/, '')}${random.pick(OFFSETS)}` : ''}`,
  );

export const dayDurationLiteral = (random: Random): FeelTree =>
  quoted(random, 'duration', odd(random, DAY_DURATIONS, WRONG_DURATIONS));

export const monthDurationLiteral = (random: Random): FeelTree =>
  quoted(random, 'duration', odd(random, MONTH_DURATIONS, WRONG_DURATIONS));
