import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../../server/shared/actor.js';
import { openDb } from '../../../server/db.js';
import { startDeadlineSweeper } from '../../../server/features/deadlines/start-deadline-sweeper.js';
import { sweepDeadlines } from '../../../server/features/deadlines/sweep-deadlines.js';
import { local, openOffice, shown, type Office } from './deadline-office.js';

let office: Office;
const calls: string[] = [];
beforeEach(async () => {
  calls.length = 0;
  office = await openOffice({
    expireCorrection: async (unit, id) => {
      if (id === 'correction-bad') throw new Error('this one cannot expire');
      calls.push(`expire ${id}`);
      await office.deadlines.close(unit, { subjectType: 'correction', subjectId: id, reason: '补正期满' });
    },
    closeRatingWindow: (_unit, id) => Promise.resolve(void calls.push(`close ${id}`)),
  });
});
afterEach(() => office.close());

describe('the rungs of an item', () => {
  it('send 临期 and 超期 to the diagram once each, in working hours', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    expect((await office.sweep()).fired).toBe(0);
    office.goTo('2026-11-03 08:29');
    expect((await office.sweep()).fired).toBe(0);
    office.goTo('2026-11-03 08:30');
    expect((await office.sweep()).fired).toBe(1);
    expect((await office.sweep()).fired).toBe(0);
    expect(await office.messages()).toEqual(['item.nearDue item-1']);
    office.goTo('2026-11-05 17:30');
    expect(await office.sweep()).toMatchObject({ fired: 1 }); // DUE has no effect of its own
    office.goTo('2026-11-05 20:00');
    expect((await office.sweep()).fired).toBe(0);
    office.goTo('2026-11-06 08:30');
    expect((await office.sweep()).fired).toBe(1);
    expect(await office.messages()).toEqual(['item.nearDue item-1', 'item.overdue item-1']);
  });

  it('send messages that the contract knows: the key is the item and nothing is carried', async () => {
    await office.open('item-1', 1, 'WORKING_DAY');
    await office.sweep();
    const [command] = await office.db.outboxCommand.findMany();
    expect(command).toMatchObject({
      kind: 'publishMessage',
      caseId: 'app-1',
      payload: { message: { name: 'item.nearDue', correlationKey: 'item-1', timeToLive: 86_400_000 } },
    });
  });

  it('tell the diagram of a later overdue rung by another message than 催办: there it leads to 督办', async () => {
    await office.addItem('item-1');
    await office.open('item-1', 1, 'WORKING_DAY');
    office.goTo('2026-11-10 09:00');
    await office.sweep();
    expect(await office.messages()).toEqual(['item.nearDue item-1', 'item.overdue item-1', 'item.longOverdue item-1']);
  });

  it('fire nothing while the clock stands still, and what moved fires at its new time only', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    await office.suspend('item-1', 'correction-1');
    office.goTo('2026-11-20 10:00');
    expect(await office.sweep()).toMatchObject({ fired: 0, nextAt: null });
    await office.resume('item-1', 'correction-1');
    expect((await office.sweep()).fired).toBe(0);
    office.goTo('2026-11-23 10:00');
    expect((await office.sweep()).fired).toBe(1);
    expect(await office.messages()).toEqual(['item.nearDue item-1']);
  });

  it('never fire twice, even when the deadline moves after they fired', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    office.goTo('2026-11-03 10:00');
    await office.sweep();
    await office.suspend('item-1', 'correction-1');
    office.goTo('2026-11-20 10:00');
    await office.resume('item-1', 'correction-1');
    office.goTo('2026-11-30 10:00');
    await office.sweep();
    expect(await office.messages()).toEqual(['item.nearDue item-1', 'item.overdue item-1', 'item.longOverdue item-1']);
  });
});

describe('a clock that is set back', () => {
  it('while a sweep is under way leaves what is not due any more to a later sweep, which comes', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    office.goTo('2026-11-03 08:30');
    let looks = 0;
    const clock = {
      now: () => {
        if (looks++ === 1) office.clock.advance(-600_000);
        if (looks > 50) throw new Error('The sweep does not end');
        return office.clock.now();
      },
    };
    const sweep = await sweepDeadlines({ ...office.context, clock }, office.sweepDeps);
    expect(sweep).toMatchObject({ fired: 0, failed: [] });
    expect(sweep.nextAt).toEqual(local('2026-11-03 08:30'));
    office.goTo('2026-11-03 08:30');
    expect((await office.sweep()).fired).toBe(1);
    expect(await office.messages()).toEqual(['item.nearDue item-1']);
  });
});

describe('after a restart', () => {
  it('catches up in the order in which the rungs were planned, each once', async () => {
    await office.open('item-late', 1, 'WORKING_DAY');
    await office.open('item-early', 0, 'INSTANT');
    await office.open('item-2', 5, 'WORKING_DAY');
    await office.db.$disconnect();
    const again = openDb(office.file);
    office.goTo('2026-11-10 09:00');
    const context = { db: again, clock: office.clock, actor: systemActor() };
    await Promise.all([sweepDeadlines(context, office.sweepDeps), sweepDeadlines(context, office.sweepDeps)]);
    const rungs = await again.deadlineRung.findMany({
      where: { firedAt: { not: null } },
      orderBy: { plannedAt: 'asc' },
      include: { deadline: true },
    });
    const sent = await again.outboxCommand.findMany({ orderBy: { seq: 'asc' } });
    const names = sent
      .map((row) => (row.payload as { message: { name: string; correlationKey: string } }).message)
      .map((message) => `${message.name} ${message.correlationKey}`);
    expect(names).toEqual([
      'item.nearDue item-late', // 11-02 09:00
      'item.nearDue item-early', // 11-02 09:24
      'item.overdue item-early', // 11-03 08:30
      'item.overdue item-late', // 11-04 08:30
      'item.longOverdue item-early', // 11-05 08:30
      'item.nearDue item-2', // 11-05 08:30
      'item.longOverdue item-late', // 11-06 08:30
      'item.overdue item-2', // 11-10 08:30
    ]);
    expect(rungs).toHaveLength(11);
    await again.$disconnect();
  });

  it('waits for the next opening when it comes back in the evening', async () => {
    await office.open('item-1', 1, 'WORKING_DAY');
    office.goTo('2026-11-06 19:00');
    const sweep = await office.sweep();
    expect([sweep.fired, shown(sweep.nextAt)]).toEqual([0, '2026-11-09 08:30']);
    expect(await office.messages()).toEqual([]);
  });
});

describe('the rungs of corrections and rating windows', () => {
  it('call the feature that owns the subject, once', async () => {
    await office.open('correction-1', 1, 'DAY', { subjectType: 'correction', kind: 'CORRECTION' });
    await office.open('invitation-1', 2, 'DAY', { subjectType: 'rating-invitation', kind: 'RATING_WINDOW' });
    office.goTo('2026-11-03 17:29');
    await office.sweep();
    expect(calls).toEqual([]);
    office.goTo('2026-11-10 10:00');
    await office.sweep();
    await office.sweep();
    expect(calls).toEqual(['expire correction-1', 'close invitation-1']);
    expect(await office.messages()).toEqual([]);
  });

  it('whose effect fails keep their rung for the next sweep and hold up no other', async () => {
    for (const id of ['correction-bad', 'correction-2'])
      await office.open(id, 1, 'DAY', { subjectType: 'correction', kind: 'CORRECTION' });
    await office.open('item-1', 1, 'WORKING_DAY');
    office.goTo('2026-11-10 10:00');
    const sweep = await office.sweep();
    expect(sweep.failed.map(({ rung }) => rung)).toEqual(['DUE']);
    expect(calls).toEqual(['expire correction-2']);
    expect(await office.messages()).toEqual(['item.nearDue item-1', 'item.overdue item-1', 'item.longOverdue item-1']);
    const [bad] = await office.db.deadlineRung.findMany({ where: { rung: 'DUE', firedAt: null } });
    expect(bad?.plannedAt).not.toBeNull();
    expect((await office.sweep()).failed).toHaveLength(1);
  });
});

it('runs by itself, and stops when told to', async () => {
  await office.open('item-1', 1, 'WORKING_DAY');
  const sweeper = startDeadlineSweeper(office.context, office.sweepDeps, { maxSleepMs: 5 });
  while ((await office.messages()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  office.goTo('2026-11-04 08:30');
  while ((await office.messages()).length === 1) await new Promise((resolve) => setTimeout(resolve, 5));
  await sweeper.stop();
  office.goTo('2026-11-30 10:00');
  sweeper.wake();
  expect(await office.messages()).toEqual(['item.nearDue item-1', 'item.overdue item-1']);
});

it('sweeps two thousand rungs that are due at once without losing or doubling one', async () => {
  const count = 2_000;
  const { db } = office;
  const at = office.clock.now();
  const ids = Array.from({ length: count }, (_, index) => `dl-${String(index).padStart(6, '0')}`);
  await db.deadline.createMany({
    data: ids.map((id) => ({
      id,
      subjectType: 'item',
      subjectId: `item-${id}`,
      caseId: `app-${id}`,
      kind: 'ITEM_PROMISED',
      budgetValue: 3,
      budgetUnit: 'WORKING_DAY',
      startsAt: at,
      sourceText: '',
      openedAt: at,
      dueAt: at,
      nearDueAt: at,
    })),
  });
  await db.deadlineRung.createMany({
    data: ids.map((deadlineId) => ({ deadlineId, rung: 'NEAR_DUE', plannedAt: at })),
  });
  const sweep = await office.sweep();
  expect(sweep.fired).toBe(count);
  expect(new Set(await office.messages()).size).toBe(count);
});

it('fires in one transaction what a command has not changed: a clock that an expiring correction closes sends nothing more', async () => {
  await office.close();
  office = await openOffice({
    expireCorrection: async (unit, id) => {
      calls.push(`expire ${id}`);
      await office.deadlines.close(unit, { subjectType: 'correction', subjectId: id, reason: '补正期满' });
      await office.deadlines.close(unit, { subjectType: 'item', subjectId: 'item-2', reason: '不再办理' });
    },
    closeRatingWindow: () => Promise.resolve(),
  });
  await office.open('item-1', 2, 'WORKING_DAY');
  await office.open('correction-1', 1, 'DAY', { subjectType: 'correction', kind: 'CORRECTION' });
  await office.open('item-2', 9, 'WORKING_DAY');
  office.goTo('2026-11-20 10:00');
  await office.sweep();
  expect(calls).toEqual(['expire correction-1']);
  expect((await office.messages()).filter((text) => text.endsWith('item-2'))).toEqual([]);
  expect(await office.messages()).toContain('item.overdue item-1');
});
