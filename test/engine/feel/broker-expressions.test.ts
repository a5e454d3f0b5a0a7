import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileExpression, FeelSyntaxError } from '../../../server/engine/embedded/feel/index.js';
import { contextOf } from './feel-context.js';

interface Recorded {
  group: string;
  expression: string;
  variables: Record<string, unknown>;
  now: string;
  expected: unknown;
}

/** Recorded on a Zeebe 8.5.8 broker: the expressions as output mappings, the values as the broker stored them. */
const recorded = JSON.parse(readFileSync(path.join('test', 'engine', 'feel', 'broker-expressions.json'), 'utf8')) as {
  values: Recorded[];
  refused: { expression: string }[];
  incidents: Omit<Recorded, 'expected'>[];
};

describe('FEEL gives what the broker stored', () => {
  test.each(recorded.values)('$group: $expression', ({ expression, variables, now, expected }) => {
    const result = compileExpression(expression).evaluate(contextOf(variables, Date.parse(now)));
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.value).toEqual(expected);
  });
});

describe('FEEL refuses what the broker refused to deploy', () => {
  test.each(recorded.refused)('$expression', ({ expression }) => {
    expect(() => compileExpression(expression)).toThrow(FeelSyntaxError);
  });
});

describe('FEEL fails where the broker raised an incident', () => {
  test.each(recorded.incidents)('$expression', ({ expression, variables, now }) => {
    expect(compileExpression(expression).evaluate(contextOf(variables, Date.parse(now)))).toMatchObject({ ok: false });
  });
});
