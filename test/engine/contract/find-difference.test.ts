import { readFileSync } from 'node:fs';
import { findDifference } from './find-difference.js';
import { formatTrace } from './format-trace.js';
import { modelCases, processCases } from './suite.js';
import type { Trace, TraceLine } from './trace.js';

const trace = (log: TraceLine[], end: Trace['end'] = { active: [], variables: [] }): Trace => ({
  case: 'p',
  deploy: [['deployed', 'p', 1]],
  steps: [{ step: { do: 'create' }, log }],
  end,
});
const one: TraceLine[] = [
  ['element', 'p', 'PROCESS', 'ACTIVATED'],
  ['job', 'p/task', 'CREATED', { type: 'a' }],
  ['flow', 'p', 'f1'],
];

describe('where two traces part, in words', () => {
  it('nowhere, when only independent lines come in another order', () => {
    expect(findDifference(trace(one), trace([...one].reverse()))).toBeNull();
  });

  it.each([
    ['a line that is missing', trace(one.slice(1)), 'only there:\n    p PROCESS: ACTIVATED'],
    ['a line too many', trace([...one, ['flow', 'p', 'f1']]), 'only here:\n    p: flow f1'],
    ['another state of an element', trace([['element', 'p', 'PROCESS', 'COMPLETED'], ...one.slice(1)]), 'p PROCESS: COMPLETED'],
    ['what lives at the end', trace(one, { active: [['p', 'PROCESS']], variables: [] }), 'what lives at the end differs'],
    ['a variable at the end', trace(one, { active: [], variables: [['p', 'x', 1]] }), 'the variables at the end differs'],
    ['a step that was not made', { ...trace(one), steps: [] }, 'step 1 is missing here'],
    ['another version', { ...trace(one), deploy: [['deployed', 'p', 2]] }, 'deployment differs'],
  ] as [string, Trace, string][])('%s', (_name, other, words) => {
    expect(findDifference(other, trace(one))).toContain(words);
  });
});

test('a difference is found also in a trace that came from elsewhere', () => {
  const foreign = structuredClone(trace(one));
  expect(findDifference(trace(one), foreign)).toBeNull();
  expect(findDifference(trace(one.slice(1)), foreign)).toContain('p PROCESS: ACTIVATED');
});

test('a trace is written as the recordings are, to the letter', () => {
  for (const { golden, goldenFile } of [...modelCases(), ...processCases()])
    expect(formatTrace(golden)).toBe(readFileSync(goldenFile, 'utf8'));
});
