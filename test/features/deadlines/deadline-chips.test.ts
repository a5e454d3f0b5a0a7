import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFindDeadlineChips } from '../../../server/features/deadlines/find-deadline-chips.js';
import type { SettingsService, SettingValues } from '../../../server/shared/settings-service.js';
import { fixedSettings } from '../../support/fixed-settings.js';
import { openOffice, shown, type Office } from './deadline-office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ start: '2026-09-30 15:20' });
});
afterEach(() => office.close());

describe('the chip of a clock in working days', () => {
  it('tells the story of the example: 剩余, 已暂停, 临期, 今日到期, 已超期, 超期办结', async () => {
    const { dueAt } = await office.open('item-1', 3, 'WORKING_DAY');
    expect(shown(dueAt)).toBe('2026-10-10 17:30');
    expect(await office.chip('item-1')).toBe('剩余 3 个工作日');
    office.goTo('2026-10-09 09:05');
    expect(await office.chip('item-1')).toBe('临期 · 剩余 1 个工作日');
    await office.suspend('item-1', 'correction-1');
    expect(await office.chip('item-1')).toBe('已暂停（补正） · 剩余 2 个工作日');
    expect((await office.chips('item-1'))[0]).toMatchObject({ state: 'SUSPENDED', dueAt: null, kindName: '承诺' });
    office.goTo('2026-10-12 16:20');
    await office.resume('item-1', 'correction-1');
    expect(await office.chip('item-1')).toBe('临期 · 剩余 2 个工作日');
    office.goTo('2026-10-13 14:05');
    expect(await office.chip('item-1')).toBe('临期 · 剩余 1 个工作日');
    office.goTo('2026-10-14 09:00');
    expect(await office.chip('item-1')).toBe('今日 17:30 到期');
    office.goTo('2026-10-14 17:31');
    expect(await office.chip('item-1')).toBe('今日 17:30 已到期');
    office.goTo('2026-10-15 09:00');
    expect(await office.chip('item-1')).toBe('已超期 1 个工作日');
    office.goTo('2026-10-19 10:00');
    expect(await office.chip('item-1')).toBe('已超期 3 个工作日');
    await office.end('item-1');
    expect((await office.chips('item-1'))[0]).toMatchObject({
      state: 'CLOSED_LATE',
      text: '超期办结（超 3 个工作日）',
    });
    office.goTo('2026-12-01 10:00');
    expect(await office.chip('item-1')).toBe('超期办结（超 3 个工作日）');
  });

  it('says how many days were used when it is closed in time, without the stopped ones', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    office.goTo('2026-10-08 09:00');
    await office.suspend('item-1', 'c');
    office.goTo('2026-10-09 08:00');
    await office.resume('item-1', 'c');
    office.goTo('2026-10-10 11:00');
    await office.end('item-1');
    expect((await office.chips('item-1'))[0]).toMatchObject({
      state: 'CLOSED_IN_TIME',
      text: '按期办结（用 2 个工作日）',
    });
  });

  it('says 当日 when the day of receipt was enough', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    await office.end('item-1');
    expect(await office.chip('item-1')).toBe('按期办结（当日）');
  });

  it('does not call it 按期办结 when it was withdrawn', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    await office.write((unit) =>
      office.deadlines.close(unit, { subjectType: 'item', subjectId: 'item-1', reason: '已撤回' }),
    );
    expect((await office.chips('item-1'))[0]).toMatchObject({ state: 'CLOSED_IN_TIME', text: '已撤回' });
  });

  it('keeps what was late before a stop visible', async () => {
    await office.open('item-1', 3, 'WORKING_DAY');
    office.goTo('2026-10-13 10:00');
    await office.suspend('item-1', 'c', '特别程序');
    office.goTo('2026-10-20 10:00');
    expect(await office.chip('item-1')).toBe('已暂停（特别程序） · 已超期 2 个工作日');
    await office.resume('item-1', 'c');
    expect(shown((await office.db.deadline.findFirstOrThrow()).dueAt)).toBe('2026-10-10 17:30');
  });
});

describe('the chip of other units', () => {
  it('names natural days as such', async () => {
    await office.open('item-1', 10, 'DAY');
    expect(await office.chip('item-1')).toBe('剩余 10 日（自然日）');
    office.goTo('2026-10-12 09:00');
    expect(await office.chip('item-1')).toBe('已超期 2 日（自然日）');
  });

  it('counts 即时 in minutes from receipt', async () => {
    await office.open('item-1', 0, 'INSTANT');
    expect(await office.chip('item-1')).toBe('剩余 30 分钟');
    office.goTo('2026-09-30 15:38');
    expect((await office.chips('item-1'))[0]).toMatchObject({ state: 'DUE_TODAY', text: '剩余 12 分钟' });
    office.goTo('2026-09-30 15:55');
    expect(await office.chip('item-1')).toBe('已超期 5 分钟');
    office.goTo('2026-09-30 15:40');
    await office.end('item-1');
    expect(await office.chip('item-1')).toBe('按期办结（用 20 分钟）');
  });

  it('shows 无时限 for no limit, never 0, and plans no rung for it', async () => {
    await office.open('item-1', 1, 'DAY', { budget: null, sourceText: '无时限' });
    expect((await office.chips('item-1'))[0]).toMatchObject({ state: 'NO_LIMIT', text: '无时限', dueAt: null });
    expect(await office.db.deadlineRung.count()).toBe(0);
    await office.suspend('item-1', 'c');
    expect(await office.chip('item-1')).toBe('无时限');
    await expect(office.open('item-2', 0, 'WORKING_DAY')).rejects.toThrow(RangeError);
  });
});

it('shows several clocks of a subject, the nearest first, and of each kind the open one', async () => {
  await office.open('item-1', 7, 'WORKING_DAY', { kind: 'ITEM_STATUTORY' });
  await office.open('item-1', 3, 'WORKING_DAY');
  expect((await office.chips('item-1')).map((chip) => `${chip.kindName} ${chip.text}`)).toEqual([
    '承诺 剩余 3 个工作日',
    '规定 剩余 7 个工作日',
  ]);
  await office.end('item-1', 'ITEM_PROMISED');
  office.goTo('2026-10-08 09:00');
  await office.open('item-1', 5, 'WORKING_DAY');
  expect((await office.chips('item-1')).map((chip) => `${chip.kindName} ${chip.text}`)).toEqual([
    '承诺 剩余 5 个工作日',
    '规定 剩余 6 个工作日',
  ]);
  expect(await office.chips('nobody')).toEqual([]);
});

it('warns of a year whose holidays are not loaded, and no longer once they are', async () => {
  office.goTo('2026-12-28 09:00');
  const { id } = await office.open('item-1', 10, 'WORKING_DAY');
  expect((await office.chips('item-1'))[0]?.calendarGap).toBe(true);
  expect((await office.explain(id)).warnings).toEqual(['2027 年放假安排未录入，暂按周末推算']);
  await office.open('item-2', 2, 'WORKING_DAY');
  expect((await office.chips('item-2'))[0]?.calendarGap).toBe(false);
  // whoever is told of due instants is told of the year, so that the administrator can be
  expect(office.moves.map((move) => move.gapYear)).toEqual([2027, null]);
});

it('counts by the settings of the day on which the clock started, whatever was set since', async () => {
  await office.open('item-1', 3, 'WORKING_DAY');
  const late: Partial<SettingValues> = {
    'calendar.officeHours': [['08:30', '12:00']],
    'deadline.countReceiptDay': true,
  };
  const today = fixedSettings(late);
  const changed: SettingsService = {
    get: (db, key, at) => (at < office.clock.now() ? office.deps.settings : today).get(db, key, at),
  };
  office.goTo('2026-10-10 16:00');
  const find = createFindDeadlineChips({ ...office.deps, settings: changed });
  const [chip] = (await find(office.db, office.clock.now(), 'item', ['item-1'])).get('item-1') ?? [];
  expect(chip?.text).toBe('今日 17:30 到期');
  office.goTo('2026-10-12 16:00');
  const [overdue] = (await find(office.db, office.clock.now(), 'item', ['item-1'])).get('item-1') ?? [];
  expect(overdue?.text).toBe('已超期 1 个工作日');
});

describe('为什么是这一天', () => {
  it('explains start, rule, days, sum and every change', async () => {
    const { id } = await office.open('item-1', 3, 'WORKING_DAY', {
      sourceText: '提速清单 第9项',
      sourceDoc: '004',
      sourceSection: '附件2 第9项',
    });
    office.goTo('2026-10-09 09:05');
    await office.suspend('item-1', 'correction-1');
    office.goTo('2026-10-09 15:00');
    expect((await office.explain(id)).title).toBe('计时已暂停（补正）');
    expect((await office.explain(id)).sum).toBe('10-08 = 1 个工作日；补正自 10-09 起停');
    office.goTo('2026-10-12 16:20');
    await office.resume('item-1', 'correction-1');
    const explained = await office.explain(id);
    expect(explained).toMatchObject({
      title: '为什么是 10 月 14 日（周三）17:30？',
      startText: '9 月 30 日收件，当日不计',
      rule: { text: '提速清单 第9项 · 3个工作日', doc: '004', section: '附件2 第9项' },
      sum: '10-08、10-13、10-14 = 3 个工作日；补正停 10-09 至 10-12，共 3 个工作日',
      warnings: [],
    });
    expect(
      explained.changes.map((change) => [
        shown(new Date(change.oldDueAt ?? 0)),
        shown(new Date(change.newDueAt ?? 0)),
        change.reason,
      ]),
    ).toEqual([['2026-10-10 17:30', '2026-10-14 17:30', '因补正结束恢复计时']]);
    expect(explained.days).toHaveLength(15);
  });

  it.each([
    ['提速清单 第9项 3个工作日', '提速清单 第9项 3个工作日'],
    ['责任单位填定 3 个工作日', '责任单位填定 3 个工作日'],
    ['第 2 轮，期限 3 个工作日', '第 2 轮，期限 3 个工作日'],
    ['责任单位填定 13个工作日', '责任单位填定 13个工作日 · 3个工作日'],
    ['督办单写明的回复期限', '督办单写明的回复期限 · 3个工作日'],
  ])('names the limit of “%s” once', async (sourceText, text) => {
    const { id } = await office.open('item-1', 3, 'WORKING_DAY', { sourceText });
    expect((await office.explain(id)).rule.text).toBe(text);
  });

  it('says when something came in outside office hours', async () => {
    office.goTo('2026-11-07 20:15');
    const { id } = await office.open('item-1', 1, 'WORKING_DAY');
    expect((await office.explain(id)).startText).toBe('11 月 7 日收件（非办公时间，视为 11 月 9 日收件），当日不计');
    await expect(office.explain('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
