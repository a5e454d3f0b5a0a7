import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS, type Kind } from './function-table.js';
import type { FeelQuestion } from './feel-oracle.js';

const NOW = Date.UTC(2024, 1, 29, 10);

const RIGHT: Record<Kind, string> = {
  number: '12.345',
  small: '2',
  string: '"人社😀abc"',
  boolean: 'true',
  list: '[1, "a", null, 1]',
  numbers: '[3, 1, 2, 1]',
  strings: '["a", "b"]',
  context: '{a: 1, b: {c: 2}}',
  date: 'date("2024-02-29")',
  time: 'time("10:11:12+08:00")',
  moment: 'date and time("2024-02-29T10:11:12@Asia/Shanghai")',
  days: 'duration("P1DT2H")',
  months: 'duration("P1Y2M")',
  range: '[1..5)',
  entries: '[{key: "a", value: 1}]',
  predicate: 'function(a, b) a < b',
  pattern: '"[a-z]"',
  flags: '"i"',
  key: '"a"',
  any: '1',
};

/** One value of each kind, null, and a variable that is not there. */
const OTHERS = [...new Set([...Object.values(RIGHT), 'null', 'missing', '-1', '0', '""', '[]', '{}', 'x', 'l', 'c'])];
const VARIABLES = { x: 5, l: [1, 'a', { a: 1 }], c: { a: 1, d: { e: 'x' } } };

const ask = (feel: string): FeelQuestion => ({ feel, variables: VARIABLES, now: NOW });

/** Every built-in function with right arguments, each argument of every other kind, by names, too few and too many. */
export function functionQuestions(): FeelQuestion[] {
  const feels = FUNCTIONS.flatMap(({ name, params }) => {
    const right = params.map(([, kind]) => RIGHT[kind]);
    const call = (args: readonly string[]): string => `${name}(${args.join(', ')})`;
    const named = params.map(([param, kind]) => `${param}: ${RIGHT[kind]}`);
    const wrong = params.flatMap((_, index) =>
      OTHERS.map((other) => call(right.map((arg, at) => (at === index ? other : arg)))),
    );
    return [
      call(right),
      call(named),
      call([...named].reverse()),
      call(named.slice(1)),
      call(right.slice(0, -1)),
      call([...right, '1']),
      call([...right, '1', 'null']),
      call(['nobody: 1']),
      ...wrong,
    ];
  });
  return [...new Set(feels)].map(ask);
}

/** Every operator between values of every two kinds. */
export function operatorQuestions(): FeelQuestion[] {
  const values = OTHERS.filter((value) => value !== RIGHT.range && value !== RIGHT.predicate);
  const operators = ['+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in'];
  return values.flatMap((a) => values.flatMap((b) => operators.map((operator) => ask(`${a} ${operator} ${b}`))));
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#10': '\n' };
const plainText = (text: string): string => text.replace(/&(#?\w+);/g, (_, name: string) => entities[name] ?? '');

/** Every expression that stands in a diagram of the repository. */
export function questionsInDiagrams(): FeelQuestion[] {
  const found = new Set<string>();
  for (const folder of [join('test', 'engine'), 'processes']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.bpmn'),
    )) {
      const xml = readFileSync(join(folder, name), 'utf8');
      for (const [, inAttribute, inText] of xml.matchAll(/"=([^"]+)"|>=([^<]+)</g))
        found.add(plainText(inAttribute ?? inText ?? ''));
    }
  }
  return [...found].filter((feel) => !/random number|^\s*$/.test(feel)).map(ask);
}

interface Recorded {
  expression: string;
  variables?: Record<string, unknown>;
  now?: string;
}

/** What was recorded on a running broker, with what it said. */
export function recordedQuestions(): { question: FeelQuestion; expected: { value: unknown } | { failed: string } }[] {
  const file = JSON.parse(readFileSync(join('test', 'engine', 'feel', 'broker-expressions.json'), 'utf8')) as {
    values: (Recorded & { expected: unknown })[];
    refused: Recorded[];
    incidents: Recorded[];
  };
  const question = ({ expression, variables, now }: Recorded): FeelQuestion => ({
    feel: expression.slice(1),
    variables: variables ?? {},
    now: now ? Date.parse(now) : NOW,
  });
  return [
    ...file.values.map((one) => ({ question: question(one), expected: { value: one.expected } })),
    ...file.refused.map((one) => ({ question: question(one), expected: { failed: 'parse' } })),
    ...file.incidents.map((one) => ({ question: question(one), expected: { failed: 'evaluate' } })),
  ];
}
