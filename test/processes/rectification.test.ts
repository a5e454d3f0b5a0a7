import type { RectificationKind } from '../../processes/contract.js';
import { LoopBench } from './loop-bench.js';
import { FIXING, RectificationScript } from './rectification-script.js';

let bench: LoopBench;
let ids = 0;
let rec: RectificationScript;
beforeAll(async () => {
  bench = await LoopBench.open();
});
afterAll(() => bench.close());
beforeEach(() => {
  rec = new RectificationScript(bench, `rec-${++ids}`);
});
afterEach(() => {
  expect(bench.view.incidents.size).toBe(0);
});

const opened = async (kind: RectificationKind) => {
  await rec.open();
  await rec.decideMeasure(kind);
};
const signedOff = () => bench.office.times('rectification.signOff', rec.id);
const KINDS = Object.keys(FIXING) as RectificationKind[];

describe('the straight way', () => {
  test.each(KINDS)('%s: measure, fix, verification, evaluation, 销号', async (kind) => {
    await opened(kind);
    expect(rec.openKinds).toEqual([FIXING[kind][0]]);
    await rec.fix(kind);
    expect(rec.openKinds).toEqual(['rectification.verify']);
    await rec.approve();
    expect(signedOff()).toBe(1);
    expect(rec.position).toEqual([]);
    expect(bench.variable('rectification', rec.id, 'rectificationOutcome')).toBe('SIGNED_OFF');
  });

  test('each task is with those who may do it: unit, verifying unit, reporter, 行风办', async () => {
    await rec.open();
    expect(bench.task('rectification.decide-measure', rec.id).candidateGroups).toContain('unit:u1');
    await rec.decideMeasure('IMMEDIATE');
    expect(bench.task('rectification.fix-at-once', rec.id).candidateGroups).toContain('unit:u1');
    await rec.fix('IMMEDIATE');
    expect(bench.task('rectification.verify', rec.id).candidateGroups).toContain('unit:u2');
    await rec.pass();
    expect(bench.task('rectification.evaluate', rec.id)).toMatchObject({
      assignee: 'user-reporter',
      candidateGroups: '',
    });
    await rec.evaluate('SATISFIED');
    expect(bench.task('rectification.decide-sign-off', rec.id).candidateGroups).toContain('role:STYLE_OFFICE');
    await rec.decide('SIGN_OFF');
  });
});

describe('rounds', () => {
  test('a failed verification opens a new round with a clock of its own', async () => {
    await opened('IMMEDIATE');
    const first = rec.deadlineId;
    await rec.fix('IMMEDIATE');
    bench.office.nextKind.set(rec.id, 'TIME_LIMITED');
    await rec.fail();
    expect(rec.deadlineId).not.toBe(first);
    expect(rec.openKinds).toEqual(['rectification.plan']);
    await rec.fix('TIME_LIMITED');
    await rec.approve();
    expect(signedOff()).toBe(1);
  });

  test('who is not satisfied sends it back, and the round after is verified and evaluated anew', async () => {
    await opened('IMMEDIATE');
    await rec.fix('IMMEDIATE');
    await rec.pass('evr-a');
    await rec.evaluate('UNSATISFIED');
    expect(rec.openKinds).toEqual(['rectification.fix-at-once']);
    await rec.fix('IMMEDIATE');
    await rec.pass('evr-b');
    await bench.send('rectification.evaluationExpired', 'evr-a');
    expect(rec.openKinds).toEqual(['rectification.evaluate']);
    await rec.evaluate('SATISFIED');
    await rec.decide('SIGN_OFF');
    expect(bench.office.times('rectification.startRound', rec.id)).toBe(1);
  });

  test('fixed at once first, then turned into a rule', async () => {
    await opened('IMMEDIATE');
    await rec.fix('IMMEDIATE');
    await rec.pass();
    await rec.evaluate('SATISFIED');
    bench.office.nextKind.set(rec.id, 'SYSTEMIC');
    await rec.decide('TO_SYSTEMIC');
    await rec.fix('SYSTEMIC');
    await rec.approve();
    expect(signedOff()).toBe(1);
  });

  test('a change of kind stays in its round and keeps its clock', async () => {
    await opened('IMMEDIATE');
    const clock = rec.deadlineId;
    await rec.changeKind('IMMEDIATE', 'TIME_LIMITED');
    await bench.act('rectification.plan', rec.id);
    await rec.changeKind('TIME_LIMITED', 'SYSTEMIC');
    expect(bench.variable('rectification', rec.id, 'kind')).toBe('SYSTEMIC');
    expect(bench.variable('rectification', rec.id, 'deadlineId')).toBe(clock);
    expect(bench.office.times('rectification.changeKind', rec.id)).toBe(2);
    await bench.send('rectification.overdue', clock);
    expect(bench.office.rungs(rec.id)).toEqual(['deadline.remind']);
    await rec.fix('SYSTEMIC');
    await rec.approve();
  });
});

describe('the reporter’s silence', () => {
  test('goes to 行风办 to evaluate instead; the reporter has no say any more', async () => {
    await opened('IMMEDIATE');
    await rec.fix('IMMEDIATE');
    await rec.pass();
    await bench.send('rectification.evaluationExpired', `evr-${rec.id}`);
    expect(rec.openKinds).toEqual(['rectification.evaluate-instead']);
    expect(bench.task('rectification.evaluate-instead', rec.id).candidateGroups).toContain('role:STYLE_OFFICE');
    await bench.act('rectification.evaluate-instead', rec.id, { evaluation: 'UNSATISFIED' });
    expect(rec.openKinds).toEqual(['rectification.fix-at-once']);
  });

  test('that ended in time leaves nothing to evaluate instead', async () => {
    await opened('IMMEDIATE');
    await rec.fix('IMMEDIATE');
    await rec.pass();
    await rec.evaluate('SATISFIED');
    await bench.send('rectification.evaluationExpired', `evr-${rec.id}`);
    expect(rec.openKinds).toEqual(['rectification.decide-sign-off']);
  });
});

describe('the ladder', () => {
  const LADDER = [
    'rectification.nearDue',
    'rectification.overdue',
    'rectification.supervisionDue',
    'rectification.bulletinDue',
  ] as const;

  test('warns, reminds, orders supervision and includes in the bulletin, and takes the task from nobody', async () => {
    await opened('TIME_LIMITED');
    const task = bench.task('rectification.plan', rec.id);
    for (const rung of LADDER) await bench.send(rung, rec.deadlineId);
    expect(bench.office.rungs(rec.id)).toEqual([
      'deadline.warn',
      'deadline.remind',
      'supervision.order',
      'bulletin.include',
    ]);
    expect(bench.task('rectification.plan', rec.id)).toEqual(task);
  });

  test('a rung of round 1 that comes late reaches neither round 2 nor the case after a rebound', async () => {
    await opened('IMMEDIATE');
    const first = rec.deadlineId;
    await rec.fix('IMMEDIATE');
    for (const rung of LADDER) await bench.send(rung, first);
    await rec.fail();
    expect(bench.office.rungs(rec.id)).toEqual([]);
    await rec.fix('IMMEDIATE');
    await rec.approve();
    await opened('IMMEDIATE');
    for (const rung of LADDER) await bench.send(rung, first);
    expect(bench.office.rungs(rec.id)).toEqual([]);
    await bench.send('rectification.nearDue', rec.deadlineId);
    expect(bench.office.rungs(rec.id)).toEqual(['deadline.warn']);
  });
});

describe('an extension', () => {
  test('is decided beside the fix, once more if asked again', async () => {
    await opened('TIME_LIMITED');
    for (let times = 0; times < 2; times++) {
      await bench.send('rectification.extensionRequested', rec.id);
      expect(rec.openKinds).toEqual(['rectification.decide-extension', 'rectification.plan']);
      await bench.act('rectification.decide-extension', rec.id);
      expect(rec.openKinds).toEqual(['rectification.plan']);
    }
    await bench.send('rectification.overdue', rec.deadlineId);
    expect(bench.office.rungs(rec.id)).toEqual(['deadline.remind']);
  });

  test('that nobody decided lapses with the round and holds nothing up', async () => {
    await opened('IMMEDIATE');
    await bench.send('rectification.extensionRequested', rec.id);
    await rec.fix('IMMEDIATE');
    expect(rec.openKinds).toEqual(['rectification.verify']);
    await rec.approve();
    expect(rec.position).toEqual([]);
  });
});

describe('after 销号', () => {
  test('a rebound opens the same id again, from the measure on', async () => {
    await opened('IMMEDIATE');
    await rec.fix('IMMEDIATE');
    await rec.approve();
    await opened('SYSTEMIC');
    expect(bench.instances('rectification', rec.id)).toHaveLength(2);
    await rec.fix('SYSTEMIC');
    await rec.approve();
    expect(signedOff()).toBe(2);
  });
});
