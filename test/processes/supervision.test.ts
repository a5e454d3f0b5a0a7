import { LoopBench } from './loop-bench.js';

let bench: LoopBench;
let ids = 0;
let id: string;
beforeAll(async () => {
  bench = await LoopBench.open();
});
afterAll(() => bench.close());
beforeEach(async () => {
  id = `sup-${++ids}`;
  await bench.send('supervision.ordered', id);
});

const openKinds = () => bench.openKinds('supervision', id);
const clock = () => bench.office.deadlines.get(id)?.at(-1) ?? '';
const answered = async () => {
  await bench.act('supervision.sign-for', id);
  await bench.act('supervision.handle', id);
};
const review = (result: string, more: Record<string, unknown> = {}) =>
  bench.act('supervision.review', id, { review: result, ...more });

test('signed for, answered, reviewed, closed: the unit answers, 行风办 reviews', async () => {
  expect(bench.task('supervision.sign-for', id).candidateGroups).toContain('unit:u1');
  await answered();
  expect(bench.task('supervision.review', id).candidateGroups).toContain('role:STYLE_OFFICE');
  await review('RESOLVED');
  expect(bench.office.times('supervision.close', id)).toBe(1);
  expect(bench.position('supervision', id)).toEqual([]);
});

test('an order that nobody signs for is reminded of, by its own clock', async () => {
  await bench.send('supervision.signForOverdue', id);
  await bench.act('supervision.sign-for', id);
  await bench.send('supervision.nearDue', clock());
  await bench.send('supervision.overdue', clock());
  expect(bench.office.rungs(id)).toEqual(['deadline.remind', 'deadline.warn', 'bulletin.include']);
  const clocks = bench.office.done.filter(({ subject, headers }) => subject === id && headers['clock']);
  expect(clocks.map(({ headers }) => headers['clock'])).toEqual(['sign-for', 'reply', 'reply']);
  expect(openKinds()).toEqual(['supervision.handle']);
});

test('an order that nobody signs for is in the bulletin when its answer is overdue, once', async () => {
  await bench.send('supervision.signForOverdue', id);
  await bench.send('supervision.overdue', clock());
  expect(bench.office.rungs(id)).toEqual(['deadline.remind', 'bulletin.include']);
  expect(openKinds()).toEqual(['supervision.sign-for']);
  await answered();
  await review('RESOLVED');
  expect(bench.office.rungs(id)).toEqual(['deadline.remind', 'bulletin.include']);
  expect(bench.position('supervision', id)).toEqual([]);
});

test('an answer that does not do is handled again on a new clock; the old one’s rungs do not reach it', async () => {
  await answered();
  const old = clock();
  await review('NOT_RESOLVED', { deadlineId: bench.office.newDeadline(id) });
  await bench.send('supervision.overdue', old);
  expect(bench.office.rungs(id)).toEqual([]);
  await bench.send('supervision.overdue', clock());
  expect(bench.office.rungs(id)).toEqual(['bulletin.include']);
  await bench.act('supervision.handle', id);
  await review('RESOLVED');
  expect(bench.position('supervision', id)).toEqual([]);
});

test('followed up as often as it takes, each time on its own day', async () => {
  await answered();
  await review('FOLLOW_UP', { followUpId: `f1-${id}` });
  expect(bench.position('supervision', id)).toEqual(['Event_FollowUpDue']);
  await bench.send('supervision.followUpDue', `f1-${id}`);
  await bench.act('supervision.follow-up', id, { review: 'FOLLOW_UP', followUpId: `f2-${id}` });
  await bench.send('supervision.followUpDue', `f1-${id}`);
  expect(openKinds()).toEqual([]);
  await bench.send('supervision.followUpDue', `f2-${id}`);
  await bench.act('supervision.follow-up', id, {
    review: 'NOT_RESOLVED',
    deadlineId: bench.office.newDeadline(id),
  });
  expect(openKinds()).toEqual(['supervision.handle']);
});

test('a review without result stops, and so does one without the day or the clock it needs', async () => {
  await answered();
  await bench.act('supervision.review', id);
  expect(bench.view.incidents.size).toBe(1);
  await bench.repair('supervision', id, { review: 'NOT_RESOLVED', deadlineId: bench.office.newDeadline(id) });
  await bench.act('supervision.handle', id);
  await review('NOT_RESOLVED');
  expect(bench.view.incidents.size).toBe(1);
  await bench.repair('supervision', id, { deadlineId: bench.office.newDeadline(id) });
  await bench.act('supervision.handle', id);
  await review('FOLLOW_UP');
  expect(bench.view.incidents.size).toBe(1);
  await bench.repair('supervision', id, { followUpId: `f-${id}` });
  expect(bench.position('supervision', id)).toEqual(['Event_FollowUpDue']);
});

test('the same order twice is ignored', async () => {
  const before = bench.view.times('EndEvent_DuplicateIgnored');
  await bench.send('supervision.ordered', id);
  await answered();
  await review('RESOLVED');
  expect(bench.view.times('EndEvent_DuplicateIgnored')).toBe(before + 1);
});

test('it is lifted at every wait, when its subject is done or the order is taken back', async () => {
  const steps: (() => Promise<void>)[] = [
    () => bench.send('supervision.ordered', id),
    () => bench.act('supervision.sign-for', id),
    () => bench.act('supervision.handle', id),
    () => review('FOLLOW_UP', { followUpId: `f-${id}` }),
    () => bench.send('supervision.followUpDue', `f-${id}`),
  ];
  for (let length = 1; length <= steps.length; length++) {
    id = `lifted-${length}`;
    for (const step of steps.slice(0, length)) await step();
    expect([length, bench.position('supervision', id).length]).toEqual([length, 1]);
    await bench.send('supervision.lifted', id);
    expect([length, bench.position('supervision', id), openKinds()]).toEqual([length, [], []]);
    expect(bench.office.times('supervision.lift', id)).toBe(1);
    expect(bench.office.times('supervision.close', id)).toBe(0);
  }
});
