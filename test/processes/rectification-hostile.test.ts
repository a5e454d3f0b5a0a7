import { LoopBench } from './loop-bench.js';
import { RectificationScript } from './rectification-script.js';

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

const opened = async () => {
  await rec.open();
  await rec.decideMeasure('IMMEDIATE');
};

describe('starting', () => {
  test('the same outbox line is refused the second time', async () => {
    await bench.publish('rectification.opened', rec.id, `line-${rec.id}`);
    await expect(bench.publish('rectification.opened', rec.id, `line-${rec.id}`)).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    await bench.settle();
    expect(bench.instances('rectification', rec.id)).toHaveLength(1);
  });

  test('a second order to open is held while it runs, and refused by state when it starts', async () => {
    const before = bench.view.times('EndEvent_DuplicateIgnored');
    await opened();
    await bench.send('rectification.opened', rec.id);
    await rec.fix('IMMEDIATE');
    await rec.approve();
    expect(bench.instances('rectification', rec.id)).toHaveLength(2);
    expect(bench.view.times('EndEvent_DuplicateIgnored')).toBe(before + 1);
    expect(rec.position).toEqual([]);
  });
});

describe('what was forgotten', () => {
  const stopped = () => {
    expect(bench.view.incidents.size).toBe(1);
  };
  const goesOn = (kind: string) => {
    expect(bench.view.incidents.size).toBe(0);
    expect(rec.openKinds).toEqual([kind]);
  };

  test('a kind: stops as an incident, goes on after its repair', async () => {
    await rec.open();
    await bench.act('rectification.decide-measure', rec.id, { deadlineId: bench.office.newDeadline(rec.id) });
    stopped();
    await bench.repair('rectification', rec.id, { kind: 'IMMEDIATE' });
    goesOn('rectification.fix-at-once');
  });

  test('a clock: the fix does not start without one', async () => {
    await rec.open();
    await bench.act('rectification.decide-measure', rec.id, { kind: 'IMMEDIATE' });
    stopped();
    await bench.repair('rectification', rec.id, { deadlineId: bench.office.newDeadline(rec.id) });
    goesOn('rectification.fix-at-once');
  });

  test('a verification: the last round’s answer is not used again', async () => {
    await opened();
    await rec.fix('IMMEDIATE');
    await rec.fail();
    await rec.fix('IMMEDIATE');
    await bench.act('rectification.verify', rec.id);
    stopped();
    await bench.repair('rectification', rec.id, { verification: 'FAILED' });
    goesOn('rectification.fix-at-once');
  });

  test('an evaluation request: the last round’s cannot expire this one', async () => {
    await opened();
    await rec.fix('IMMEDIATE');
    await rec.pass('evr-old');
    await rec.evaluate('UNSATISFIED');
    await rec.fix('IMMEDIATE');
    await bench.act('rectification.verify', rec.id, { verification: 'PASSED' });
    stopped();
    await bench.repair('rectification', rec.id, { evaluationRequestId: 'evr-new' });
    goesOn('rectification.evaluate');
  });

  test('an unknown decision at 销号 signs nothing off', async () => {
    await opened();
    await rec.fix('IMMEDIATE');
    await rec.pass();
    await rec.evaluate('SATISFIED');
    await bench.act('rectification.decide-sign-off', rec.id, { signOff: 'PERHAPS' });
    stopped();
    expect(bench.office.times('rectification.signOff', rec.id)).toBe(0);
    await bench.send('rectification.terminated', rec.id);
    expect(bench.view.incidents.size).toBe(0);
    expect(rec.position).toEqual([]);
  });
});

test('what a task sends besides stays with the task', async () => {
  await rec.open();
  const deadlineId = bench.office.newDeadline(rec.id);
  await bench.act('rectification.decide-measure', rec.id, { kind: 'IMMEDIATE', deadlineId, unitId: 'u-evil' });
  expect(bench.variable('rectification', rec.id, 'unitId')).toBe('u1');
  expect(bench.task('rectification.fix-at-once', rec.id).candidateGroups).toContain('unit:u1');
});

test('a task cannot be completed twice', async () => {
  await opened();
  const { jobKey } = bench.task('rectification.fix-at-once', rec.id);
  await rec.fix('IMMEDIATE');
  await expect(bench.engine.completeJob({ jobKey, variables: { progress: 'DONE' } })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('it can be terminated at every wait, with an extension or an incident open, and it leaves nothing behind', async () => {
  const waits: (() => Promise<void>)[] = [
    () => rec.open(),
    () => rec.decideMeasure('SYSTEMIC'),
    () => bench.act('rectification.summarize', rec.id),
    () => rec.changeKind('SYSTEMIC', 'TIME_LIMITED'),
    () => bench.act('rectification.plan', rec.id),
    () => bench.send('rectification.extensionRequested', rec.id),
    () => bench.act('rectification.fix-in-time', rec.id, { progress: 'CHANGE_KIND', newKind: 'IMMEDIATE' }),
    () => rec.fix('IMMEDIATE'),
    () => rec.pass(),
    () => bench.send('rectification.evaluationExpired', `evr-${rec.id}`),
    () => bench.act('rectification.evaluate-instead', rec.id, { evaluation: 'SATISFIED' }),
  ];
  for (let length = 1; length <= waits.length; length++) {
    rec = new RectificationScript(bench, `left-${length}`);
    for (const step of waits.slice(0, length)) await step();
    expect([length, rec.position.length > 0]).toEqual([length, true]);
    await bench.send('rectification.terminated', rec.id);
    expect([length, rec.position, rec.openKinds]).toEqual([length, [], []]);
    expect(bench.variable('rectification', rec.id, 'rectificationOutcome')).toBe('TERMINATED');
    expect(bench.office.times('rectification.terminate', rec.id)).toBe(1);
    expect(bench.office.times('rectification.signOff', rec.id)).toBe(0);
  }
});

describe('drawn wrong, it would go wrong', () => {
  const spoilt = async (spoil: (xml: string) => string, story: (script: RectificationScript) => Promise<void>) => {
    const wrong = await LoopBench.open(spoil);
    try {
      const script = new RectificationScript(wrong, 'rec-wrong');
      await script.open();
      await script.decideMeasure('IMMEDIATE');
      await story(script);
    } finally {
      await wrong.close();
    }
  };

  test('a rung keyed by the case instead of the clock reaches the next round', () =>
    spoilt(
      (xml) => xml.replaceAll('correlationKey="=deadlineId"', 'correlationKey="=rectificationId"'),
      async (script) => {
        await script.fix('IMMEDIATE');
        await script.bench.send('rectification.overdue', script.id);
        await script.fail();
        expect(script.bench.office.rungs(script.id)).toEqual(['deadline.remind']);
      },
    ));

  test('a round that does not end everything in it waits for an extension that nobody needs', () =>
    spoilt(
      (xml) => xml.replace('<bpmn:terminateEventDefinition id="Def_EndEvent_RoundDone" />', ''),
      async (script) => {
        await script.bench.send('rectification.extensionRequested', script.id);
        await script.fix('IMMEDIATE');
        expect(script.openKinds).toEqual(['rectification.decide-extension']);
      },
    ));

  test('a decision that is not emptied first is last round’s', () =>
    spoilt(
      (xml) => xml.replaceAll('<zeebe:input source="=null" target="verification" />', ''),
      async (script) => {
        await script.fix('IMMEDIATE');
        await script.fail();
        await script.fix('IMMEDIATE');
        await script.bench.act('rectification.verify', script.id);
        expect(script.openKinds).toEqual(['rectification.fix-at-once']);
      },
    ));
});
