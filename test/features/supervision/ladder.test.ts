import { afterEach, describe, expect, it } from '@jest/globals';
import { openDb } from '../../../server/db.js';
import { loadCalendarYear } from '../../../server/features/calendar/load-calendar-year.js';
import { sweepDeadlines } from '../../../server/features/deadlines/sweep-deadlines.js';
import { orderSupervision } from '../../../server/features/supervision/order-supervision.js';
import { sendReminders } from '../../../server/features/supervision/send-reminders.js';
import { systemActor } from '../../../server/shared/actor.js';
import { openSupervisionWorld, type SupervisionWorld } from './supervision-world.js';

let world: SupervisionWorld;
afterEach(() => world.close());

const RECTIFICATION = { subject: 'rectification' };

describe('临期 → 催办 → 督办 → 通报 of a rectification', () => {
  it('climbs each rung once over the holidays and the 调休 weekend of October 2026, across a restart', async () => {
    world = await openSupervisionWorld({ start: '2026-09-30 09:00' });
    const clock = await world.rectify('r1', 1); // due 10-08, the first working day after the holidays
    const seen: Record<string, string[]> = {};
    for (const moment of [
      '2026-09-30 10:00',
      '2026-10-02 10:00',
      '2026-10-08 17:30',
      '2026-10-09 09:00',
      '2026-10-10 09:00',
      '2026-10-12 09:00',
    ]) {
      world.goTo(moment);
      const before = (await world.published()).length;
      await world.sweep();
      await world.sweep();
      seen[moment] = (await world.published()).slice(before);
    }
    expect(seen).toEqual({
      '2026-09-30 10:00': [`rectification.nearDue ${clock}`],
      '2026-10-02 10:00': [], // holiday
      '2026-10-08 17:30': [], // due: the chip says enough
      '2026-10-09 09:00': [`rectification.overdue ${clock}`],
      '2026-10-10 09:00': [], // Saturday, worked: the second working day
      '2026-10-12 09:00': [`rectification.supervisionDue ${clock}`],
    });
    await world.db.$disconnect();
    const again = openDb(world.file);
    world.goTo('2026-10-20 09:00');
    const context = { db: again, clock: world.clock, actor: systemActor() };
    await Promise.all([sweepDeadlines(context, world.sweepDeps), sweepDeadlines(context, world.sweepDeps)]);
    const names = (await again.outboxCommand.findMany({ orderBy: { seq: 'asc' } })).map(
      (row) => (row.payload as { message: { name: string } }).message.name,
    );
    expect(names).toEqual([
      'rectification.nearDue',
      'rectification.overdue',
      'rectification.supervisionDue',
      'rectification.bulletinDue',
    ]);
    await again.$disconnect();
  });

  it('fires no rung again when the notice of the holidays comes late and moves what has fired', async () => {
    world = await openSupervisionWorld({ start: '2026-09-30 09:00', years: [2025] });
    await world.rectify('r1', 1); // due 10-01 by plain weekends
    await world.sweep();
    world.goTo('2026-10-02 09:00');
    await world.sweep();
    await loadCalendarYear(world.context, world.calendarDeps, 2026); // now due 10-08
    for (const moment of [
      '2026-10-05 09:00',
      '2026-10-09 09:00',
      '2026-10-12 09:00',
      '2026-10-14 09:00',
      '2026-10-20 09:00',
    ]) {
      world.goTo(moment);
      await world.sweep();
    }
    const names = (await world.published()).map((line) => line.split(' ')[0]);
    expect(names).toEqual([
      'rectification.nearDue',
      'rectification.overdue',
      'rectification.supervisionDue',
      'rectification.bulletinDue',
    ]);
    const rungs = await world.db.deadlineRung.findMany({ where: { deadline: { kind: 'RECTIFICATION' } } });
    expect(rungs.every(({ firedAt }) => firedAt !== null)).toBe(true);
  });

  it('reminds, orders and reports once a rung, however often the diagram asks, and not at all once the clock has ended', async () => {
    world = await openSupervisionWorld({ start: '2026-11-02 09:00' });
    await world.rectify('r1', 1);
    world.goTo('2026-11-12 09:00');
    for (let n = 0; n < 2; n++) {
      await world.job('deadline.warn', { subjectId: 'r1' }, RECTIFICATION);
      await world.job('deadline.remind', { subjectId: 'r1' }, RECTIFICATION);
      await world.job('supervision.order', { subjectId: 'r1' }, RECTIFICATION);
      await world.job('bulletin.include', { subjectId: 'r1' }, RECTIFICATION);
    }
    expect(await world.db.reminder.findMany()).toMatchObject([
      { kind: 'LADDER', subjectId: 'r1', unitId: 'employment' },
    ]);
    expect(await world.db.supervisionOrder.findMany()).toMatchObject([
      { number: 'DB-2026-000001', status: 'ORDERED', limitValue: 5 },
    ]);
    expect(await world.db.bulletinEntry.findMany()).toMatchObject([{ month: '2026-11', unitId: 'employment' }]);

    await world.rectify('r2', 1);
    await world.write((unit) =>
      world.deadlines.close(unit, { subjectType: 'rectification', subjectId: 'round-r2', reason: '已整改' }),
    );
    world.goTo('2026-12-01 09:00');
    for (const type of ['deadline.remind', 'supervision.order', 'bulletin.include'] as const)
      await world.job(type, { subjectId: 'r2' }, RECTIFICATION);
    expect(await world.db.reminder.count({ where: { subjectId: 'r2' } })).toBe(0);
    expect(await world.db.supervisionOrder.count()).toBe(1);
    expect(await world.db.bulletinEntry.count()).toBe(1);
  });
});

describe('催办 by hand', () => {
  it('answers for each of many whether it was reminded, and who did before and when', async () => {
    world = await openSupervisionWorld();
    await world.rectify('r1', 3);
    await world.addItem('item-1', { unitId: 'employment' });
    const subjects = [
      { subjectType: 'rectification' as const, subjectId: 'r1' },
      { subjectType: 'rectification' as const, subjectId: 'r1' },
      { subjectType: 'item' as const, subjectId: 'item-1' },
      { subjectType: 'item' as const, subjectId: 'gone' },
    ];
    const first = await sendReminders(world.as('style'), world.deps, { subjects, note: '请抓紧' });
    expect(first).toMatchObject([
      { id: 'r1', reminded: true, previous: null },
      { id: 'item-1', reminded: true, previous: null },
      { id: 'gone', reminded: false, message: '没有找到要催办的事项' },
    ]);
    const [again] = await sendReminders(world.as('employmenthead'), world.deps, { subjects: subjects.slice(0, 1) });
    expect(again).toMatchObject({ reminded: true, previous: { by: '测试style' } });
    expect(again?.message).toContain('上次由测试style');
    expect(await world.db.notice.count({ where: { kind: 'rectification.reminded' } })).toBe(2);
  });

  it('reaches whoever a 督办 or a 差评核查 waits for, never the rated unit while somebody else calls back', async () => {
    world = await openSupervisionWorld();
    await world.rectify('r1', 3);
    const { id } = await orderSupervision(world.as('style'), world.deps, {
      ...{ subjectType: 'rectification', subjectId: 'r1', requirement: '请说明原因' },
    });
    await world.addRating('n1', 'employment');
    const subjects = [
      { subjectType: 'supervision' as const, subjectId: id },
      { subjectType: 'negative-rating' as const, subjectId: 'n1' },
    ];
    const remind = async (who = 'style') =>
      (await sendReminders(world.as(who), world.deps, { subjects })).map(({ message }) => message.split('；')[0]);
    expect(await remind()).toEqual(['已催办承办单位', '已催办行风办']);
    await world.task('supervision.review', id, { candidateRole: 'STYLE_OFFICE' });
    await world.task('callback.verify', 'n1', { candidateUnitId: 'style-office' }, 'negative-rating');
    expect(await remind()).toEqual(['已催办行风办', '已催办承办单位']);
    await world.db.userTask.updateMany({ where: { subjectId: 'n1' }, data: { assigneeId: 'style' } });
    expect(await remind()).toEqual(['已催办行风办', '已催办经办人']);
    expect(
      await world.db.notice.count({ where: { kind: 'negative-rating.reminded', recipientId: 'employment' } }),
    ).toBe(0);
    expect(await remind('employmenthead')).toEqual(['已催办行风办', '差评核查由行风办或监督催办']);
    expect(await world.db.reminder.count({ where: { subjectId: 'n1' } })).toBe(3);
  });

  it('is refused for another unit and for what has ended', async () => {
    world = await openSupervisionWorld();
    await world.rectify('r1', 3);
    const subjects = [{ subjectType: 'rectification' as const, subjectId: 'r1' }];
    for (const id of ['otherhead', 'employment'])
      expect(await sendReminders(world.as(id), world.deps, { subjects })).toMatchObject([{ reminded: false }]);
    await world.db.rectification.update({ where: { id: 'r1' }, data: { status: 'SIGNED_OFF' } });
    expect(await sendReminders(world.as('style'), world.deps, { subjects })).toMatchObject([
      { reminded: false, message: '已办结，不用催办' },
    ]);
    expect(await world.db.reminder.count()).toBe(0);
  });
});
