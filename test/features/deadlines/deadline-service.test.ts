import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openOffice, shown, type Office } from './deadline-office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const due = async (subjectId = 'item-1') =>
  shown((await office.db.deadline.findFirstOrThrow({ where: { subjectId } })).dueAt);

describe('opening', () => {
  it('answers the due instant and repeats without effect', async () => {
    const first = await office.open('item-1', 3, 'WORKING_DAY');
    expect(shown(first.dueAt)).toBe('2026-11-05 17:30');
    office.goTo('2026-11-04 09:00');
    expect(await office.open('item-1', 9, 'WORKING_DAY')).toEqual(first);
    expect(await office.db.deadline.count()).toBe(1);
    expect(await office.db.ledgerEvent.count({ where: { action: 'deadline.opened' } })).toBe(1);
  });

  it('leaves nothing behind when the command that opens it fails', async () => {
    const { deadlines, write } = office;
    await expect(
      write(async (unit) => {
        await deadlines.open(unit, {
          subjectType: 'item',
          subjectId: 'item-1',
          caseId: 'app-1',
          kind: 'ITEM_PROMISED',
          budget: { value: 3, unit: 'WORKING_DAY' },
          startsAt: unit.at,
          sourceText: '',
        });
        throw new Error('the command fails');
      }),
    ).rejects.toThrow('the command fails');
    expect([await office.db.deadline.count(), await office.db.deadlineRung.count()]).toEqual([0, 0]);
  });

  it('plans the ladder of the settings, every rung in office hours', async () => {
    await office.open('item-1', 5, 'WORKING_DAY');
    const rungs = await office.db.deadlineRung.findMany({ orderBy: { plannedAt: 'asc' } });
    expect(rungs.map((rung) => `${rung.rung} ${shown(rung.plannedAt)}`)).toEqual([
      'NEAR_DUE 2026-11-05 08:30',
      'DUE 2026-11-09 17:30',
      'OVERDUE_1 2026-11-10 08:30',
      'OVERDUE_3 2026-11-12 08:30',
    ]);
  });
});

describe('stopping and going on', () => {
  it('stops only the clocks of its own subject', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    await office.open('item-2', 3, 'WORKING_DAY');
    await office.suspend('item-1', 'correction-1');
    expect(await due('item-1')).toBeNull();
    expect(await due('item-2')).toBe('2026-11-05 17:30');
    expect(
      await office.db.deadlineRung.count({ where: { deadline: { subjectId: 'item-1' }, plannedAt: { not: null } } }),
    ).toBe(0);
    expect(
      await office.db.deadlineRung.count({ where: { deadline: { subjectId: 'item-2' }, plannedAt: { not: null } } }),
    ).toBe(4);
  });

  it('moves the due instant by what was stopped, with a trace, and repeats without effect', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    office.goTo('2026-11-03 10:00');
    await office.suspend('item-1', 'correction-1');
    await office.suspend('item-1', 'correction-1');
    office.goTo('2026-11-05 10:00');
    await office.resume('item-1', 'correction-1');
    await office.resume('item-1', 'correction-1');
    expect(await due()).toBe('2026-11-10 17:30');
    expect(await office.db.deadlineChange.count()).toBe(1);
    const lines = await office.db.ledgerEvent.findMany({
      where: { action: { startsWith: 'deadline.' } },
      orderBy: { seq: 'asc' },
    });
    expect(lines.map((line) => line.summary)).toEqual([
      '承诺时限起算：3个工作日，11 月 5 日到期',
      '承诺时限暂停计时：补正',
      '补正结束，恢复计时，承诺到期日由 11 月 5 日改为 11 月 10 日',
    ]);
    expect(lines.at(-1)).toMatchObject({ subjectType: 'item', subjectId: 'item-1', caseId: 'app-1' });
  });

  it('runs again only when the last of two stops has ended', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    office.goTo('2026-11-03 10:00');
    await office.suspend('item-1', 'correction-1');
    await office.suspend('item-1', 'procedure-1', '鉴定');
    office.goTo('2026-11-04 10:00');
    await office.resume('item-1', 'correction-1');
    expect(await due()).toBeNull();
    office.goTo('2026-11-06 10:00');
    await office.resume('item-1', 'procedure-1');
    expect(await due()).toBe('2026-11-11 17:30');
  });

  it('has no effect with a cause or a subject that is unknown', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    await office.resume('item-1', 'nothing');
    await office.suspend('item-9', 'correction-1');
    expect(await due()).toBe('2026-11-05 17:30');
  });
});

describe('closing', () => {
  it('ends all clocks of the subject, also a stopped one, and fires nothing afterwards', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    await office.open('item-1', 7, 'WORKING_DAY', { kind: 'ITEM_STATUTORY' });
    office.goTo('2026-11-03 10:00');
    await office.suspend('item-1', 'correction-1');
    office.goTo('2026-11-05 10:00');
    await office.end('item-1');
    await office.end('item-1');
    await office.resume('item-1', 'correction-1');
    const rows = await office.db.deadline.findMany({ include: { suspensions: true } });
    expect(rows.map((row) => [row.suspended, shown(row.closedAt), shown(row.suspensions[0]?.endedAt ?? null)])).toEqual(
      [
        [false, '2026-11-05 10:00', '2026-11-05 10:00'],
        [false, '2026-11-05 10:00', '2026-11-05 10:00'],
      ],
    );
    office.goTo('2026-12-01 10:00');
    expect((await office.sweep()).fired).toBe(0);
  });

  it('ends one kind only when asked so, and a new round may start afterwards', async () => {
    const { id } = await office.open('item-1', 3, 'WORKING_DAY');
    await office.open('item-1', 7, 'WORKING_DAY', { kind: 'ITEM_STATUTORY' });
    await office.end('item-1', 'ITEM_PROMISED');
    expect(await office.db.deadline.count({ where: { closedAt: null } })).toBe(1);
    expect((await office.open('item-1', 3, 'WORKING_DAY')).id).not.toBe(id);
  });
});

it('tells whoever keeps a copy the nearest due instant of the subject, in the same transaction', async () => {
  await office.open('item-1', 7, 'WORKING_DAY', { kind: 'ITEM_STATUTORY' });
  await office.open('item-1', 3, 'WORKING_DAY');
  await office.suspend('item-1', 'c');
  await office.resume('item-1', 'c');
  await office.end('item-1', 'ITEM_PROMISED');
  await office.end('item-1');
  expect(office.moves.map((move) => shown(move.dueAt))).toEqual([
    '2026-11-11 17:30',
    '2026-11-05 17:30',
    null,
    '2026-11-05 17:30',
    '2026-11-11 17:30',
    null,
  ]);
  expect(office.moves.map((move) => move.closed)).toEqual([false, false, false, false, false, true]);
});

it('keeps the rules of the day a deadline starts, whatever the settings say later', async () => {
  await office.open('item-1', 3, 'WORKING_DAY');
  const changed: Office['deps'] = {
    ...office.deps,
    settings: {
      get: async (db, key, at) =>
        (key === 'deadline.countReceiptDay' && at > office.clock.now()
          ? true
          : office.deps.settings.get(db, key, at)) as never,
    },
  };
  expect(shown((await office.db.deadline.findFirstOrThrow()).dueAt)).toBe('2026-11-05 17:30');
  const { createDeadlineService } = await import('../../../server/features/deadlines/create-deadline-service.js');
  const later = createDeadlineService(changed);
  await office.write((unit) =>
    later.suspend(unit, { subjectType: 'item', subjectId: 'item-1', causeId: 'c', reason: '补正' }),
  );
  await office.write((unit) => later.resume(unit, { subjectType: 'item', subjectId: 'item-1', causeId: 'c' }));
  expect(await due()).toBe('2026-11-05 17:30');
});
