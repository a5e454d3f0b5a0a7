import { LoopBench } from './loop-bench.js';
import { RectificationScript } from './rectification-script.js';

let bench: LoopBench;
let ids = 0;
let id: string;
let fix: RectificationScript;
beforeAll(async () => {
  bench = await LoopBench.open();
});
afterAll(() => bench.close());
const name = (rating: string) => {
  id = rating;
  fix = new RectificationScript(bench, `rec-of-${id}`);
};
beforeEach(() => {
  name(`rat-${++ids}`);
  bench.office.callbackOfficer = 'user-callback';
});

const openKinds = () => bench.openKinds('negative-rating', id);
const position = () => bench.position('negative-rating', id);
const received = () => bench.send('rating.negativeReceived', id);
const verdict = (value: string) => bench.act('callback.verify', id, { verdict: value });
const reported = async () => {
  expect(openKinds()).toEqual(['negative-rating.feed-back']);
  await bench.act('negative-rating.feed-back', id);
  expect(bench.office.times('report.composeNegativeSheet', id)).toBe(1);
  expect(openKinds()).toEqual(['negative-rating.submit-sheet']);
  await bench.act('negative-rating.submit-sheet', id);
  expect(bench.office.times('rating.closeNegative', id)).toBe(1);
  expect(position()).toEqual([]);
};

describe('each verdict goes where the document sends it, and always to feedback and report', () => {
  test('clear: fixed at once, in the same loop as every rectification', async () => {
    await received();
    await verdict('CLEAR');
    expect(bench.office.createdAs.get(fix.id)).toBe('IMMEDIATE');
    expect(position()).toEqual(['Call_Rectify']);
    await fix.decideMeasure('IMMEDIATE');
    await fix.fix('IMMEDIATE');
    await fix.fail();
    await fix.fix('IMMEDIATE');
    await fix.approve();
    expect(bench.variable('negative-rating', id, 'rectificationOutcome')).toBe('SIGNED_OFF');
    await reported();
  });

  test('complex: the unit states the reason, then it is rectified within a limit', async () => {
    await received();
    await verdict('COMPLEX');
    expect(bench.task('negative-rating.state-reason', id).candidateGroups).toContain('unit:u1');
    await bench.act('negative-rating.state-reason', id);
    expect(bench.office.createdAs.get(fix.id)).toBe('TIME_LIMITED');
    await fix.decideMeasure('TIME_LIMITED');
    await fix.fix('TIME_LIMITED');
    await fix.approve();
    await reported();
  });

  test('no legal basis: explained, nothing to rectify', async () => {
    await received();
    await verdict('NO_LEGAL_BASIS');
    await bench.act('negative-rating.explain', id);
    await reported();
    expect(bench.office.times('rectification.create', id)).toBe(0);
  });

  test('mistaken or malicious: disregarded by record', async () => {
    await received();
    await verdict('MISTAKEN_OR_MALICIOUS');
    expect(bench.office.times('rating.disregard', id)).toBe(1);
    await reported();
    expect(bench.office.times('rectification.create', id)).toBe(0);
  });
});

describe('the callback', () => {
  test('and the feedback are one person’s, outside the rated unit', async () => {
    await received();
    expect(bench.task('callback.verify', id)).toMatchObject({ assignee: 'user-callback', candidateGroups: '' });
    await verdict('MISTAKEN_OR_MALICIOUS');
    expect(bench.task('negative-rating.feed-back', id).assignee).toBe('user-callback');
  });

  test('without anybody to do it is appointed by 行风办', async () => {
    bench.office.callbackOfficer = null;
    await received();
    expect(bench.task('callback.appoint', id).candidateGroups).toContain('role:STYLE_OFFICE');
    await bench.act('callback.appoint', id, { callbackOfficerId: 'user-appointed' });
    expect(bench.task('callback.verify', id).assignee).toBe('user-appointed');
  });

  test('is reminded of when it is late, and so is the report; each by its own clock', async () => {
    await received();
    await bench.send('callback.overdue', id);
    await verdict('NO_LEGAL_BASIS');
    await bench.act('negative-rating.explain', id);
    await bench.act('negative-rating.feed-back', id);
    await bench.send('report.overdue', id);
    const reminded = bench.office.done.filter((job) => job.type === 'deadline.remind' && job.subject === id);
    expect(reminded.map(({ headers }) => headers['clock'])).toEqual(['callback', 'report-sheet']);
    expect(openKinds()).toEqual(['negative-rating.submit-sheet']);
  });

  test('that came to no verdict stops the case until somebody repairs it', async () => {
    await received();
    await bench.act('callback.verify', id);
    expect(bench.view.incidents.size).toBe(1);
    await bench.repair('negative-rating', id, { verdict: 'NO_LEGAL_BASIS' });
    expect(openKinds()).toEqual(['negative-rating.explain']);
    expect(bench.view.incidents.size).toBe(0);
  });
});

test('a rectification that is terminated still ends in feedback and report', async () => {
  await received();
  await verdict('CLEAR');
  await fix.decideMeasure('IMMEDIATE');
  await bench.send('rectification.terminated', fix.id);
  expect(bench.variable('negative-rating', id, 'rectificationOutcome')).toBe('TERMINATED');
  await reported();
});

test('a rectification of a rating comes back as any other after its 销号', async () => {
  await received();
  await verdict('CLEAR');
  await fix.decideMeasure('IMMEDIATE');
  await fix.fix('IMMEDIATE');
  await fix.approve();
  await fix.open();
  expect(fix.openKinds).toEqual(['rectification.decide-measure']);
  await reported();
});

test('the same rating twice is one case', async () => {
  const before = bench.view.times('EndEvent_DuplicateIgnored');
  await received();
  await received();
  await verdict('MISTAKEN_OR_MALICIOUS');
  await reported();
  expect(bench.view.times('EndEvent_DuplicateIgnored')).toBe(before + 1);
});

test('it can be terminated at every wait, and a rectification under it goes down with it', async () => {
  const leave = async (what: string, steps: () => Promise<void>) => {
    name(`left-${what}`);
    await received();
    await steps();
    expect([what, position().length]).toEqual([what, 1]);
    await bench.send('rating.negativeTerminated', id);
    expect([what, position(), openKinds(), fix.openKinds]).toEqual([what, [], [], []]);
    expect(bench.office.times('rating.terminateNegative', id)).toBe(1);
    expect(bench.office.times('rating.closeNegative', id)).toBe(0);
  };
  bench.office.callbackOfficer = null;
  await leave('appointing', () => Promise.resolve());
  bench.office.callbackOfficer = 'user-callback';
  await leave('callback', () => Promise.resolve());
  await leave('reason', () => verdict('COMPLEX'));
  await leave('measure', () => verdict('CLEAR'));
  await leave('fixing', async () => {
    await verdict('CLEAR');
    await fix.decideMeasure('IMMEDIATE');
    await bench.send('rectification.extensionRequested', fix.id);
  });
  await leave('evaluation', async () => {
    await verdict('CLEAR');
    await fix.decideMeasure('IMMEDIATE');
    await fix.fix('IMMEDIATE');
    await fix.pass();
  });
  await leave('explaining', () => verdict('NO_LEGAL_BASIS'));
  await leave('feedback', () => verdict('MISTAKEN_OR_MALICIOUS'));
  await leave('report', async () => {
    await verdict('MISTAKEN_OR_MALICIOUS');
    await bench.act('negative-rating.feed-back', id);
  });
  expect(bench.office.times('rectification.signOff')).toBe(bench.view.times('EndEvent_SignedOff'));
});
