import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agree, ourAnswer, type FeelAnswer, type FeelQuestion } from '../oracle/feel-oracle.js';

/** Recorded from the FEEL engine that Zeebe 8.5 has inside: `test/engine/oracle/record-feel.ts`. Needs no Java. */
const recorded = JSON.parse(
  readFileSync(join('test', 'engine', 'feel', 'engine-expressions.json'), 'utf8'),
) as (FeelQuestion & FeelAnswer)[];

describe('FEEL gives what the broker’s FEEL engine gave', () => {
  test('there is enough to compare', () => {
    expect(recorded.length).toBeGreaterThan(3_000);
    expect(recorded.filter((one) => 'value' in one && one.value !== null).length).toBeGreaterThan(1_000);
  });

  test('on every recorded expression', () => {
    const differing = recorded
      .map((one) => ({ one, ours: ourAnswer(one) }))
      .filter(({ one, ours }) => !agree(ours, 'failed' in one ? { failed: one.failed } : { value: one.value }));
    expect(differing).toEqual([]);
  });
});
