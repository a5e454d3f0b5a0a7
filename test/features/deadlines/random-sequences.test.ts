import { expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { rowsOf } from '../../shared/calendar/calendar-fixtures.js';
import { openOffice, shown, type Office } from './deadline-office.js';
import { RANDOM_TIMEOUT, randomRuns } from '../../support/random-runs.js';

jest.setTimeout(RANDOM_TIMEOUT);

/**
 * A naive model: dates and times as texts, one list of days, nothing stored that can be derived, and a rung looked up again at
 * every sweep. It knows working days only.
 */
const KINDS = new Map(rowsOf(2025, 2026).map((row) => [row.date, row.kind]));
const shift = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const works = (date: string) =>
  KINDS.has(date) ? KINDS.get(date) === 'WORKDAY' : ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const isOffice = (moment: string) => {
  const [date = '', time = ''] = moment.split(' ');
  return works(date) && ((time >= '08:30' && time <= '12:00') || (time >= '13:30' && time <= '17:30'));
};

interface ModelClock {
  id: string;
  start: string;
  budget: number;
  stops: { cause: string; from: string; to: string | null }[];
  closed: boolean;
  fired: Set<string>;
}

const isStopped = ({ stops }: ModelClock, date: string) =>
  stops.some(({ from, to }) => from !== to && from < `${date} 17:30` && (to === null || to > `${date} 08:30`));

/** Counted days in order, as many as there are before `until`. */
function countedDays(clock: ModelClock, until: string): string[] {
  let [receipt = '', time = ''] = clock.start.split(' ');
  if (time > '17:30') receipt = shift(receipt, 1);
  while (!works(receipt)) receipt = shift(receipt, 1);
  const counted: string[] = [];
  for (let date = shift(receipt, 1); date <= until && counted.length < clock.budget; date = shift(date, 1))
    if (works(date) && !isStopped(clock, date)) counted.push(date);
  return counted;
}

const FAR = '2026-12-20';
const isOpenStop = (clock: ModelClock) => clock.stops.some((stop) => stop.to === null);

function modelDue(clock: ModelClock): string | null {
  if (isOpenStop(clock)) return null;
  const counted = countedDays(clock, FAR);
  return `${counted[clock.budget - 1]} 17:30`;
}

/** Rungs with their moments, in the order of the ladder. */
function modelPlan(clock: ModelClock): [rung: string, at: string][] {
  const due = modelDue(clock);
  if (due === null || clock.closed) return [];
  const dueDate = due.slice(0, 10);
  // near: the first opening on which no more than two working days (or a fifth) are left
  const left = Math.max(2, Math.floor(clock.budget / 5));
  let near = dueDate;
  let [receipt = '', time = ''] = clock.start.split(' ');
  if (time > '17:30') receipt = shift(receipt, 1);
  while (!works(receipt)) receipt = shift(receipt, 1);
  for (let n = 0; n < left && near > receipt; near = shift(near, -1)) if (works(near) && !isStopped(clock, near)) n++;
  let nearAt = `${near} 08:30` < clock.start ? clock.start : `${near} 08:30`;
  while (!isOffice(nearAt)) {
    const [date = '', clockTime = ''] = nearAt.split(' ');
    if (works(date) && clockTime < '08:30') nearAt = `${date} 08:30`;
    else if (works(date) && clockTime < '13:30') nearAt = `${date} 13:30`;
    else nearAt = `${shift(date, 1)} 08:30`;
  }
  const overdue = (days: number) => {
    let date = dueDate;
    for (let n = 0; n < days;) if (works((date = shift(date, 1)))) n++;
    return `${date} 08:30`;
  };
  return [
    ['NEAR_DUE', nearAt],
    ['DUE', due],
    ['OVERDUE_1', overdue(1)],
    ['OVERDUE_3', overdue(3)],
  ];
}

/** What a sweep sends, in the order of the moments. */
function modelSweep(clocks: ModelClock[], now: string): string[] {
  if (!isOffice(now)) return [];
  const due = clocks.flatMap((clock) =>
    modelPlan(clock)
      .filter(([rung, at]) => at <= now && !clock.fired.has(rung))
      .map(([rung, at]) => ({ clock, rung, at })),
  );
  for (const { clock, rung } of due) clock.fired.add(rung);
  const names: Record<string, string> = {
    NEAR_DUE: 'item.nearDue',
    OVERDUE_1: 'item.overdue',
    OVERDUE_3: 'item.longOverdue',
  };
  return due.flatMap(({ clock, rung, at }) => (names[rung] ? [`${at} ${names[rung]} ${clock.id}`] : []));
}

type Step = { item: number } & (
  | { do: 'open'; budget: number }
  | { do: 'suspend' | 'resume'; cause: number }
  | { do: 'close' }
  | { do: 'advance'; minutes: number }
  | { do: 'morning'; days: number }
  | { do: 'sweep' }
);

const item = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('open' as const), item, budget: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('suspend' as const), item, cause: fc.integer({ min: 1, max: 2 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('resume' as const), item, cause: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), item }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      item,
      minutes: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 6 * 1440 })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('morning' as const), item, days: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sweep' as const), item }) },
);

async function play(office: Office, steps: Step[]): Promise<void> {
  const prefix = `${Math.random().toString(36).slice(2)}-`;
  office.goTo('2026-09-18 16:00');
  let clocks: ModelClock[] = [];
  const expected: string[] = [];
  const sent = (await office.messages()).length;
  const now = () => shown(office.clock.now()) as string;
  const openOf = (id: string) => clocks.find((clock) => clock.id === id && !clock.closed);
  for (const each of steps) {
    const id = `${prefix}${each.item}`;
    const clock = openOf(id);
    if (each.do === 'open') {
      await office.open(id, each.budget, 'WORKING_DAY');
      if (!clock)
        clocks = [...clocks, { id, start: now(), budget: each.budget, stops: [], closed: false, fired: new Set() }];
    } else if (each.do === 'suspend') {
      await office.suspend(id, `cause-${each.cause}`);
      if (clock && !clock.stops.some((stop) => stop.cause === `cause-${each.cause}`))
        clock.stops.push({ cause: `cause-${each.cause}`, from: now(), to: null });
    } else if (each.do === 'resume') {
      await office.resume(id, `cause-${each.cause}`);
      const stop = clock?.stops.find((one) => one.cause === `cause-${each.cause}` && one.to === null);
      if (stop) stop.to = now();
    } else if (each.do === 'close') {
      await office.end(id);
      if (clock) clock.closed = true;
    } else if (each.do === 'advance') {
      office.clock.advance(each.minutes * 60_000);
    } else {
      // a morning is in office hours more often than any moment
      if (each.do === 'morning') office.goTo(`${shift(now().slice(0, 10), each.days)} 10:00`);
      await office.sweep();
      expected.push(
        ...modelSweep(clocks, now())
          .sort()
          .map((text) => text.slice(17)),
      );
    }
  }
  const messages = (await office.messages()).slice(sent);
  // rungs planned for the same moment may come in any order of their deadlines
  expect([...messages].sort()).toEqual([...expected].sort());
  const rows = await office.db.deadline.findMany({ where: { subjectId: { startsWith: prefix }, closedAt: null } });
  expect(rows.map((row) => [row.subjectId, row.suspended, shown(row.dueAt)]).sort()).toEqual(
    clocks
      .filter((clock) => !clock.closed)
      .map((clock) => [clock.id, isOpenStop(clock), modelDue(clock)])
      .sort(),
  );
  for (const clock of clocks) await office.end(clock.id);
}

it('opens, stops, resumes, closes and sweeps in any order as the naive model does', async () => {
  const office = await openOffice({ start: '2026-09-18 16:00' });
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => play(office, steps)),
      { numRuns: randomRuns(40), endOnFailure: true },
    );
    expect((await office.messages()).length).toBeGreaterThan(20);
  } finally {
    await office.close();
  }
});

it('tells a model that is wrong: the comparison can fail', async () => {
  const office = await openOffice({ start: '2026-09-18 16:00' });
  try {
    KINDS.set('2026-09-21', 'HOLIDAY');
    await expect(play(office, [{ do: 'open', item: 1, budget: 1 }])).resolves.toBeUndefined();
    await expect(play(office, [{ do: 'open', item: 1, budget: 2 }])).rejects.toThrow();
  } finally {
    KINDS.delete('2026-09-21');
    await office.close();
  }
});
