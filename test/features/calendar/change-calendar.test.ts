import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../server/api/roles.js';
import { changeCalendar, type ChangeCalendar } from '../../../server/features/calendar/change-calendar.js';
import { findCalendarYear } from '../../../server/features/calendar/find-calendar-year.js';
import { createCalendarRoutes } from '../../../server/features/calendar/calendar-routes.js';
import { loadCalendarYear } from '../../../server/features/calendar/load-calendar-year.js';
import { changeCalendarBody } from '../../../server/features/calendar/calendar-schemas.js';
import { openOffice, shown, type Office } from '../deadlines/deadline-office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ start: '2026-09-28 09:00' });
});
afterEach(() => office.close());

const person = (role: Role) =>
  office.contextOf({
    type: 'USER',
    id: 'user-1',
    name: '管理员甲',
    post: '系统管理员',
    unitId: 'it-center',
    unitName: '信息中心',
    roles: [role],
  });
const change = (input: ChangeCalendar) => changeCalendar(person('ADMINISTRATOR'), office.calendarDeps, input);
const daysOf = async (year: number) =>
  (await findCalendarYear(office.db, year)).days.map(({ date, kind, name }) => ({ date, kind, name }));
const TYPHOON = { date: '2026-09-29', kind: 'HOLIDAY', name: '台风停工' } as const;
const withTyphoon = async (): Promise<ChangeCalendar> => ({
  year: 2026,
  noticeTitle: '关于台风停工停业的通知',
  days: [...(await daysOf(2026)), TYPHOON],
});

describe('loading a year', () => {
  it('stores the official days of 2026 as editable rows with the notice’s title', async () => {
    const year = await findCalendarYear(office.db, 2026);
    expect(year).toMatchObject({
      loaded: true,
      noticeTitle: '国务院办公厅关于2026年部分节假日安排的通知',
      warning: null,
    });
    expect(year.days.filter((day) => day.kind === 'HOLIDAY')).toHaveLength(33);
    expect(year.days.filter((day) => day.kind === 'WORKDAY').map((day) => day.date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(year.days.find((day) => day.date === '2026-10-10')).toMatchObject({ name: '国庆节' });
  });

  it('knows 2025 too: 28 days off, 5 worked weekend days', async () => {
    const { days } = await findCalendarYear(office.db, 2025);
    expect([
      days.filter((day) => day.kind === 'HOLIDAY').length,
      days.filter((day) => day.kind === 'WORKDAY').length,
    ]).toEqual([28, 5]);
  });

  it('leaves a year alone that an administrator has changed', async () => {
    await change(await withTyphoon());
    expect(await loadCalendarYear(office.context, office.calendarDeps, 2026)).toEqual({ loaded: false });
    expect(await daysOf(2026)).toContainEqual(TYPHOON);
  });

  it('refuses a year that the package does not know instead of taking plain weekdays', async () => {
    await expect(loadCalendarYear(office.context, office.calendarDeps, 2027)).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
    expect(await findCalendarYear(office.db, 2027)).toMatchObject({
      loaded: false,
      days: [],
      warning: '2027 年放假安排未录入，暂按周末推算',
    });
  });
});

describe('a late notice', () => {
  beforeEach(async () => {
    await office.addItem('item-1', { unitId: 'employment' });
    await office.addItem('item-2', { unitId: 'social-card', caseId: 'app-2' });
    await office.open('item-1', 2, 'WORKING_DAY'); // 29, 30
    await office.open('item-2', 2, 'WORKING_DAY', { caseId: 'app-2' });
    await office.open('item-2', 5, 'DAY', { caseId: 'app-2', kind: 'ITEM_STATUTORY' });
  });

  it('is previewed by unit without writing anything', async () => {
    const before = await office.db.ledgerEvent.count();
    const impact = await change({ ...(await withTyphoon()), preview: true });
    expect(impact).toMatchObject({
      moved: 2,
      byUnit: [
        { unitName: '测试employment', count: 1 },
        { unitName: '测试social-card', count: 1 },
      ],
    });
    expect(
      impact.examples.map((each) => [each.number, shown(new Date(each.from ?? 0)), shown(new Date(each.to ?? 0))]),
    ).toContainEqual(['SY-2026-000001-1-item-1', '2026-09-30 17:30', '2026-10-08 17:30']);
    expect(await daysOf(2026)).not.toContainEqual(TYPHOON);
    expect(await office.db.ledgerEvent.count()).toBe(before);
    expect(shown((await office.db.deadline.findFirstOrThrow()).dueAt)).toBe('2026-09-30 17:30');
  });

  it('moves open deadlines in working days in one go, each with a trace, and nothing else', async () => {
    await office.open('item-3', 2, 'WORKING_DAY');
    await office.end('item-3');
    expect(await change(await withTyphoon())).toMatchObject({ moved: 2 });
    const rows = await office.db.deadline.findMany({ orderBy: { id: 'asc' }, include: { changes: true } });
    const state = Object.fromEntries(
      rows.map((row) => [`${row.subjectId} ${row.kind}`, [shown(row.dueAt), row.changes.map((each) => each.reason)]]),
    );
    expect(state).toEqual({
      'item-1 ITEM_PROMISED': ['2026-10-08 17:30', ['因《关于台风停工停业的通知》']],
      'item-2 ITEM_PROMISED': ['2026-10-08 17:30', ['因《关于台风停工停业的通知》']],
      'item-2 ITEM_STATUTORY': ['2026-10-03 17:30', []],
      'item-3 ITEM_PROMISED': ['2026-09-30 17:30', []],
    });
    const lines = await office.db.ledgerEvent.findMany({
      where: { action: 'deadline.moved' },
      orderBy: { seq: 'asc' },
    });
    expect(lines.map((line) => [line.subjectId, line.caseId, line.summary]).sort()).toEqual([
      ['item-1', 'app-1', '承诺期限因《关于台风停工停业的通知》由 9 月 30 日调整为 10 月 8 日'],
      ['item-2', 'app-2', '承诺期限因《关于台风停工停业的通知》由 9 月 30 日调整为 10 月 8 日'],
    ]);
    expect((await office.db.ledgerEvent.findFirstOrThrow({ where: { action: 'calendar.changed' } })).summary).toBe(
      '按《关于台风停工停业的通知》调整 2026 年工作日历，2 个期限随之变动',
    );
    expect(
      office.moves
        .slice(-2)
        .map((move) => `${move.subjectId} ${shown(move.dueAt)}`)
        .sort(),
    ).toEqual(['item-1 2026-10-08 17:30', 'item-2 2026-10-03 17:30']);
  });

  it('moves the rungs along, so that nothing fires on the old day', async () => {
    await change(await withTyphoon());
    office.goTo('2026-10-08 08:30');
    await office.sweep();
    expect(await office.messages()).not.toContain('item.overdue item-1');
    office.goTo('2026-10-09 08:30');
    await office.sweep();
    expect(await office.messages()).toContain('item.overdue item-1');
  });

  it('leaves a stopped clock stopped and counts the new day off when it runs again', async () => {
    office.goTo('2026-09-28 10:00');
    await office.suspend('item-1', 'c');
    expect(await change(await withTyphoon())).toMatchObject({ moved: 1 });
    office.goTo('2026-09-28 16:00');
    await office.resume('item-1', 'c');
    expect(shown((await office.db.deadline.findFirstOrThrow({ where: { subjectId: 'item-1' } })).dueAt)).toBe(
      '2026-10-08 17:30',
    );
  });

  it('keeps the chain of the ledger whole', async () => {
    await change(await withTyphoon());
    const lines = await office.db.ledgerEvent.findMany({ orderBy: { seq: 'asc' } });
    for (const [index, line] of lines.entries()) expect(line.prevHash).toBe(lines[index - 1]?.hash ?? '0'.repeat(64));
  });

  it('moves back when the day off is withdrawn', async () => {
    const days = await daysOf(2026);
    await change(await withTyphoon());
    await change({ year: 2026, noticeTitle: '关于恢复上班的通知', days });
    expect(shown((await office.db.deadline.findFirstOrThrow({ where: { subjectId: 'item-1' } })).dueAt)).toBe(
      '2026-09-30 17:30',
    );
    expect(await office.db.deadlineChange.count({ where: { deadline: { subjectId: 'item-1' } } })).toBe(2);
  });
});

describe('notices', () => {
  it('stay with the days they made; only the new day bears the new one', async () => {
    await change(await withTyphoon());
    const year = await findCalendarYear(office.db, 2026);
    expect(year.noticeTitle).toBe('国务院办公厅关于2026年部分节假日安排的通知');
    expect(year.days.filter((day) => day.noticeTitle === '关于台风停工停业的通知').map((day) => day.date)).toEqual([
      '2026-09-29',
    ]);
  });

  it('can be corrected in their title and number alone', async () => {
    expect(
      await change({
        year: 2026,
        noticeTitle: '《2026年放假通知》',
        noticeNo: '测试〔2025〕1号',
        days: await daysOf(2026),
      }),
    ).toMatchObject({ moved: 0 });
    expect(await findCalendarYear(office.db, 2026)).toMatchObject({
      noticeTitle: '《2026年放假通知》',
      noticeNo: '测试〔2025〕1号',
    });
    expect((await office.db.ledgerEvent.findFirstOrThrow({ where: { action: 'calendar.changed' } })).summary).toContain(
      '按《2026年放假通知》调整',
    );
  });
});

describe('a year that was missing', () => {
  it('is warned of with the number of deadlines it concerns; entering it moves them and ends the warning', async () => {
    office.goTo('2026-12-29 09:00');
    await office.addItem('item-9');
    await office.open('item-9', 3, 'WORKING_DAY'); // 30, 31, 2027-01-01
    await office.open('item-8', 1, 'WORKING_DAY');
    expect((await findCalendarYear(office.db, 2027)).warning).toBe('2027 年放假安排未录入，1 件期限暂按周末推算');
    await change({
      year: 2027,
      noticeTitle: '关于2027年部分节假日安排的通知',
      days: [{ date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' }],
    });
    const row = await office.db.deadline.findFirstOrThrow({ where: { subjectId: 'item-9' } });
    expect([shown(row.dueAt), row.calendarGap]).toEqual(['2027-01-04 17:30', false]);
    expect((await findCalendarYear(office.db, 2027)).warning).toBeNull();
    expect((await office.chips('item-9'))[0]?.calendarGap).toBe(false);
  });
});

describe('what is refused', () => {
  it.each([
    ['a day of another year', { days: [{ date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' }] }],
    ['a day that occurs twice', { days: [TYPHOON, TYPHOON] }],
  ] as [string, Pick<ChangeCalendar, 'days'>][])('%s', async (_name, { days }) => {
    const before = await daysOf(2026);
    await expect(change({ year: 2026, noticeTitle: '测试通知', days })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(await daysOf(2026)).toEqual(before);
  });

  it('a day that does not exist, and a change without a notice', () => {
    expect(
      changeCalendarBody.safeParse({ noticeTitle: '通知', days: [{ date: '2026-02-30', kind: 'HOLIDAY', name: '假' }] })
        .success,
    ).toBe(false);
    expect(changeCalendarBody.safeParse({ noticeTitle: ' ', days: [] }).success).toBe(false);
    expect(changeCalendarBody.safeParse({ noticeTitle: '通知', days: [TYPHOON] }).success).toBe(true);
  });

  it.each(['UNIT_OFFICER', 'STYLE_OFFICE', 'SUPERVISOR'] as Role[])('a change by %s, also a preview', async (role) => {
    const input = await withTyphoon();
    await expect(changeCalendar(person(role), office.calendarDeps, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(changeCalendar(person(role), office.calendarDeps, { ...input, preview: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('at the door too: only who may manage the calendar reaches the change', () => {
    expect(createCalendarRoutes(office.calendarDeps).map((each) => [each.method, each.access])).toEqual([
      ['get', 'user'],
      ['put', 'calendar.manage'],
    ]);
  });
});
