import Database from 'better-sqlite3';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDifference } from '../contract/find-difference.js';
import { recorded, runCase } from '../contract/trace-lab.js';
import type { Trace } from '../contract/trace.js';
import { findBrokenLives } from './check-lives.js';
import { findBrokenRules } from './check-rows.js';
import { filesOf, replay, type FuzzCase } from './fuzz-case.js';
import { fuzz } from './fuzz-run.js';
import { shrink } from './shrink.js';

const plain = { mappings: { inputs: [], outputs: [] }, boundaries: [] };
const twoTasks: FuzzCase = {
  name: 'two-tasks',
  model: {
    blocks: {
      kind: 'parallel',
      id: 'f',
      joins: true,
      parts: [
        { kind: 'task', tag: 'serviceTask', id: 'one', ...plain },
        { kind: 'task', tag: 'serviceTask', id: 'two', ...plain },
      ],
    },
  },
  script: [
    { do: 'create', variables: {} },
    { do: 'complete', path: 'two-tasks/one', variables: { r: 1 } },
    { do: 'complete', path: 'two-tasks/two', variables: { r: 2 } },
  ],
};

describe('random diagrams and whatever happens to them', () => {
  test('tokens are conserved, no row is orphaned, and a stop or a kill between any two steps changes nothing', async () => {
    const { cases, refused, failures } = await fuzz({ seed: 8_501, cases: 60, restartsEvery: 3 });
    expect(failures).toEqual([]);
    expect(cases).toBe(60);
    expect(refused).toBeLessThan(15);
  }, 240_000);

  test('a seed gives the same cases again', async () => {
    const report = () => fuzz({ seed: 8_502, cases: 8, restartsEvery: 0 });
    expect(await report()).toEqual(await report());
  });
});

describe('the checks themselves', () => {
  test.each([
    ['delete from job', 'an element instance’s job exists'],
    ['update element_instance set children = children + 1 where parent <= 0', 'a scope counts its children'],
    ['delete from element_instance where parent <= 0', 'every element instance lies in a scope that lives'],
  ])('see rows that were spoilt: %s', async (statement, rule) => {
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-rows-'));
    const copy = join(folder, 'engine.db');
    const afterStep = (file: string) => {
      for (const suffix of ['', '-wal']) cpSync(file + suffix, copy + suffix);
    };
    const one = { name: twoTasks.name, files: filesOf(twoTasks), next: recorded(twoTasks.script.slice(0, 1)) };
    await runCase(one, { afterStep });
    expect(findBrokenRules(copy)).toEqual([]);
    const database = new Database(copy);
    database.exec(statement);
    database.close();
    expect(findBrokenRules(copy).join('\n')).toContain(rule);
    rmSync(folder, { recursive: true });
  });

  test('see a token that lives on after its scope', () => {
    const log = [
      ['element', 'p', 'PROCESS', 'ACTIVATED'],
      ['element', 'p/t', 'SERVICE_TASK', 'ACTIVATED'],
      ['element', 'p', 'PROCESS', 'COMPLETED'],
      ['element', 'p/t', 'SERVICE_TASK', 'COMPLETING'],
    ] as Trace['deploy'];
    const trace: Trace = {
      case: 'p',
      deploy: [],
      steps: [{ step: { do: 'x' }, log }],
      end: { active: [], variables: [] },
    };
    expect(findBrokenLives(trace)).toEqual(['p/t is COMPLETING though p is COMPLETED']);
  });

  test('see where two traces part, and make a failing case small', async () => {
    const { trace } = await replay(twoTasks);
    const other = await replay({ ...twoTasks, script: twoTasks.script.slice(0, 2) });
    expect(findDifference(trace, trace)).toBeNull();
    expect(findDifference(trace, other.trace)).toMatch(/step 3 is missing/);
    const smallest = await shrink(twoTasks, async (one) =>
      (await replay(one)).trace.steps.some(({ log }) => log.some(([, path]) => path === 'two-tasks/two')),
    );
    expect(smallest.script).toEqual([{ do: 'create', variables: {} }]);
    expect(JSON.stringify(smallest.model)).not.toContain('"one"');
  });
});
