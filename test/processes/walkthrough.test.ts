import type { TaskKind } from '../../processes/contract.js';
import { LoopBench } from './loop-bench.js';

let bench: LoopBench;
let ids = 0;
let id: string;
beforeAll(async () => {
  bench = await LoopBench.open();
});
afterAll(() => bench.close());
beforeEach(() => {
  id = `walk-${++ids}`;
  bench.office.feedbackComplete = true;
});

const openKinds = () => bench.openKinds('walkthrough', id);
const position = () => bench.position('walkthrough', id);
const act = (kind: TaskKind, variables: Record<string, unknown> = {}) => bench.act(kind, id, variables);
const prepared = async () => {
  await bench.send('walkthrough.assigned', id);
  await act('walkthrough.prepare');
};
const askedStaff = async () => {
  await act('walkthrough.look-for-case', { hasLiveCase: false });
  await act('walkthrough.ask-staff');
};
const otherSteps = async () => {
  await act('walkthrough.interview');
  await act('walkthrough.check-history');
  await act('walkthrough.talk');
};
const delivered = async () => {
  await prepared();
  await askedStaff();
  await otherSteps();
  await act('walkthrough.submit-feedback');
};

test('preparation comes first; then the four steps are open at once, all the walker’s', async () => {
  await bench.send('walkthrough.assigned', id);
  expect(openKinds()).toEqual(['walkthrough.prepare']);
  await act('walkthrough.prepare');
  const kinds: TaskKind[] = [
    'walkthrough.check-history',
    'walkthrough.interview',
    'walkthrough.look-for-case',
    'walkthrough.talk',
  ];
  expect(openKinds()).toEqual(kinds);
  for (const kind of kinds) expect(bench.task(kind, id).assignee).toBe('user-walker');
  expect(bench.office.times('walkthrough.collectHistory', id)).toBe(1);
});

test('without problems it closes after triage', async () => {
  await delivered();
  expect(bench.task('walkthrough.triage', id).candidateGroups).toContain('role:STYLE_OFFICE');
  await act('walkthrough.triage');
  expect(bench.office.times('walkthrough.close', id)).toBe(1);
  expect(position()).toEqual([]);
});

test('with a live case: consent first; who refuses is not accompanied, another case is looked for', async () => {
  await prepared();
  await act('walkthrough.look-for-case', { hasLiveCase: true });
  await act('walkthrough.obtain-consent', { consentGiven: false });
  expect(openKinds()).toContain('walkthrough.look-for-case');
  expect(openKinds()).not.toContain('walkthrough.accompany-case');
  await act('walkthrough.look-for-case', { hasLiveCase: true });
  await act('walkthrough.obtain-consent', { consentGiven: true });
  await act('walkthrough.accompany-case');
  await otherSteps();
  expect(openKinds()).toEqual(['walkthrough.submit-feedback']);
});

test.each([['talk first'], ['talk last']])(
  'the steps come in any order: %s; the feedback waits for all',
  async (order) => {
    await prepared();
    const steps = [
      askedStaff,
      () => act('walkthrough.interview'),
      () => act('walkthrough.check-history'),
      () => act('walkthrough.talk'),
    ];
    for (const step of order === 'talk first' ? steps.reverse() : steps) {
      expect(openKinds()).not.toContain('walkthrough.submit-feedback');
      await step();
    }
    expect(openKinds()).toEqual(['walkthrough.submit-feedback']);
  },
);

test('incomplete feedback comes back to the walker until it is complete', async () => {
  bench.office.feedbackComplete = false;
  await delivered();
  expect(openKinds()).toEqual(['walkthrough.submit-feedback']);
  bench.office.feedbackComplete = true;
  await act('walkthrough.submit-feedback');
  expect(openKinds()).toEqual(['walkthrough.triage']);
});

describe('the wait for 销号', () => {
  test('ends when the count says so, not when a message does', async () => {
    await delivered();
    bench.office.openProblems.set(id, 2);
    await act('walkthrough.triage');
    await bench.send('walkthrough.problemsSignedOff', id);
    expect(position()).toEqual(['Event_ProblemsSignedOff']);
    bench.office.openProblems.set(id, 0);
    await bench.send('walkthrough.problemsSignedOff', id);
    expect(position()).toEqual([]);
    expect(bench.office.times('walkthrough.close', id)).toBe(1);
  });

  test('misses no message that comes before it waits', async () => {
    await delivered();
    bench.office.openProblems.set(id, 1);
    await bench.send('walkthrough.problemsSignedOff', id);
    const counting = bench.office.times('walkthrough.countOpenProblems', id);
    await act('walkthrough.triage');
    expect(bench.office.times('walkthrough.countOpenProblems', id)).toBe(counting + 2);
    expect(position()).toEqual(['Event_ProblemsSignedOff']);
  });
});

test('a milestone warns the walker and takes no step away', async () => {
  await prepared();
  const before = openKinds();
  await bench.send('walkthrough.milestoneDue', id);
  await bench.send('walkthrough.milestoneDue', id);
  expect(bench.office.rungs(id)).toEqual(['deadline.warn', 'deadline.warn']);
  expect(openKinds()).toEqual(before);
});

test('which branch was taken must be said: nothing said stops the step, and only this one', async () => {
  await prepared();
  await act('walkthrough.look-for-case');
  expect(bench.view.incidents.size).toBe(1);
  await act('walkthrough.talk');
  await bench.repair('walkthrough', id, { hasLiveCase: true });
  await act('walkthrough.obtain-consent');
  expect(openKinds()).not.toContain('walkthrough.accompany-case');
  await bench.repair('walkthrough', id, { consentGiven: true });
  expect(openKinds()).toContain('walkthrough.accompany-case');
});

test('the same order twice is one walkthrough', async () => {
  const before = bench.view.times('EndEvent_DuplicateIgnored');
  await bench.send('walkthrough.assigned', id);
  await delivered();
  await act('walkthrough.triage');
  expect(bench.view.times('EndEvent_DuplicateIgnored')).toBe(before + 1);
});

test('it can be cancelled at every wait', async () => {
  const steps: (() => Promise<void>)[] = [
    () => bench.send('walkthrough.assigned', id),
    () => act('walkthrough.prepare'),
    () => act('walkthrough.look-for-case', { hasLiveCase: true }),
    () => act('walkthrough.obtain-consent', { consentGiven: true }),
    () => act('walkthrough.accompany-case'),
    otherSteps,
    () => act('walkthrough.submit-feedback'),
    () => act('walkthrough.triage'),
  ];
  for (let length = 1; length <= steps.length; length++) {
    id = `cancelled-${length}`;
    bench.office.openProblems.set(id, 1);
    for (const step of steps.slice(0, length)) await step();
    expect([length, position().length > 0]).toEqual([length, true]);
    await bench.send('walkthrough.cancelled', id);
    expect([length, position(), openKinds()]).toEqual([length, [], []]);
    expect(bench.office.times('walkthrough.cancel', id)).toBe(1);
    expect(bench.office.times('walkthrough.close', id)).toBe(0);
  }
});
