import type { Random } from '../fuzz/random.js';
import type { Kind } from './function-table.js';
import type { FeelTree } from './feel-tree.js';
import {
  dateLiteral,
  dateTimeLiteral,
  dayDurationLiteral,
  monthDurationLiteral,
  numberLiteral,
  stringLiteral,
  timeLiteral,
} from './random-literals.js';

const plain = (text: string): FeelTree => ({ parts: [text] });

/** Names of variables that may be there, see `random-variables.ts`, by what they usually hold. */
const VARIABLES: Partial<Record<Kind, readonly string[]>> = {
  number: ['x', 'y', '件数'],
  string: ['s', '姓名', 'textDate'],
  boolean: ['b', '已办结'],
  list: ['l', '事项'],
  numbers: ['nums'],
  context: ['c', '申请'],
  any: ['n', 'missing', 'item', 'i', 'x', '申请.姓名', 'c.a', 'c.d.e', 'l.a'],
};

/** Kinds of values that stand anywhere; the last one is any of them. */
export const KINDS: readonly Kind[] = [
  'number',
  'string',
  'boolean',
  'list',
  'numbers',
  'context',
  'date',
  'time',
  'moment',
  'days',
  'months',
  'any',
];
export const KEYS = ['a', 'b', 'd', 'e', 'item', '姓名', '类型', 'a b', 'key', 'value', 'year', 'x'];
const PATTERNS = [
  'a',
  '[a-z]+',
  '\\d',
  '.',
  '(a)(b)?',
  '^a',
  'b$',
  '',
  ',',
  'a|b',
  '[',
  '人',
  '\\\\d',
  'A',
  '(?i)A',
  'a{2}',
  '\\s',
  '😀',
  '.*',
  'x*',
];

/** A plain value of a kind, or a variable that usually holds one. */
export function drawLeaf(random: Random, kind: Exclude<Kind, 'range'>): FeelTree {
  const names = VARIABLES[kind];
  if (names && random.chance(0.4)) return plain(random.pick(names));
  switch (kind) {
    case 'number':
      return numberLiteral(random);
    case 'small':
      return plain(random.pick(['0', '1', '2', '3', '-1', '-2', '12', '1.5', '99']));
    case 'string':
      return stringLiteral(random);
    case 'key':
      return plain(`"${random.pick(KEYS)}"`);
    case 'pattern':
      return plain(`"${random.pick(PATTERNS)}"`);
    case 'flags':
      return plain(random.pick(['"i"', '"s"', '"m"', '"x"', '""', '"is"', '"q"']));
    case 'boolean':
      return plain(random.pick(['true', 'false']));
    case 'list':
      return plain(
        random.pick([
          '[]',
          '[1, 2, 3]',
          '["a", "b"]',
          '[null, 1]',
          '[{a: 1}, {a: 2}]',
          '[[1], [2, 3]]',
          '[true, false]',
        ]),
      );
    case 'numbers':
      return plain(random.pick(['[1, 2, 3]', '[0.1, 0.2]', '[3, 1, 2, 1]', '[]', '[5]', '[1, 1.0]']));
    case 'strings':
      return plain(random.pick(['["a", "b"]', '["a"]', '[]', '["a", null]', '["a", "d", "e"]']));
    case 'context':
      return plain(
        random.pick([
          '{}',
          '{a: 1}',
          '{a: 1, b: "x"}',
          '{d: {e: 2}}',
          '{"a b": 1}',
          '{姓名: "张三"}',
          '{e: 1, d: 2, c: 3, b: 4, a: 5}',
        ]),
      );
    case 'entries':
      return plain(
        random.pick([
          '[{key: "a", value: 1}]',
          '[{key: "a", value: null}, {key: "b", value: 2}]',
          '[]',
          '[{key: 1, value: 1}]',
        ]),
      );
    case 'date':
      return dateLiteral(random);
    case 'time':
      return timeLiteral(random);
    case 'moment':
      return dateTimeLiteral(random);
    case 'days':
      return dayDurationLiteral(random);
    case 'months':
      return monthDurationLiteral(random);
    case 'predicate':
      return plain(
        random.pick(['function(a, b) a < b', 'function(a, b) a > b', 'function(x) true', 'function(a, b) null']),
      );
    case 'any':
      return random.chance(0.3) ? plain('null') : drawLeaf(random, random.pick(KINDS.slice(0, -1)) as 'number');
  }
}
