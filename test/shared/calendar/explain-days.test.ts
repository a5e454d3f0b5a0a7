import { describe, expect, it } from '@jest/globals';
import { explainDays } from '../../../server/shared/calendar/explain-days.js';
import { longestLimit } from '../../../server/shared/calendar/longest-limit.js';
import { nearDueFrom } from '../../../server/shared/calendar/near-due.js';
import { isOfficeTime, officeTimeFrom } from '../../../server/shared/calendar/office-hours.js';
import { ladder, planRung } from '../../../server/shared/calendar/plan-rungs.js';
import { addBudget } from '../../../server/shared/calendar/add-budget.js';
import type { DeadlineTerms } from '../../../server/shared/calendar/deadline-terms.js';
import { calendar, local, rule, shown, terms } from './calendar-fixtures.js';

const line = { workingDays: 2, percent: 20 };
const near = (term: DeadlineTerms) =>
  shown(nearDueFrom(calendar, rule, term, addBudget(calendar, rule, term).dueAt as Date, line));

describe('为什么是这一天', () => {
  it('names each day of the example: receipt, holiday with its notice, stop, make-up workday, weekend, counted, due', () => {
    const days = explainDays(
      calendar,
      rule,
      terms('2026-09-30 15:20', 3, 'WORKING_DAY', ['2026-10-09 09:05', '2026-10-12 16:20']),
      local('2026-10-13 14:05'),
    );
    const kinds = Object.fromEntries(
      days.map((day) => [
        day.date.slice(5),
        day.kind + (day.makeUpWorkday ? '+班' : '') + (day.count ?? '') + (day.due ? '!' : ''),
      ]),
    );
    expect(kinds).toEqual({
      '09-30': 'RECEIPT',
      '10-01': 'HOLIDAY',
      '10-02': 'HOLIDAY',
      '10-03': 'HOLIDAY',
      '10-04': 'HOLIDAY',
      '10-05': 'HOLIDAY',
      '10-06': 'HOLIDAY',
      '10-07': 'HOLIDAY',
      '10-08': 'COUNTED1',
      '10-09': 'SUSPENDED',
      '10-10': 'SUSPENDED+班',
      '10-11': 'WEEKEND',
      '10-12': 'SUSPENDED',
      '10-13': 'COUNTED2',
      '10-14': 'COUNTED3!',
    });
    expect(days.find((day) => day.date === '2026-10-01')?.notice).toBe(
      '国庆节（国务院办公厅关于2026年部分节假日安排的通知）',
    );
    expect(days.find((day) => day.date === '2026-10-14')?.notice).toBeNull();
  });

  it('goes on to today while the clock stands still', () => {
    const days = explainDays(
      calendar,
      rule,
      terms('2026-11-02 09:00', 3, 'WORKING_DAY', ['2026-11-04 09:00', null]),
      local('2026-11-06 10:00'),
    );
    expect(days.map((day) => day.kind)).toEqual(['RECEIPT', 'COUNTED', 'SUSPENDED', 'SUSPENDED', 'SUSPENDED']);
  });

  it('counts the days of a clock in minutes on which it ran', () => {
    const days = explainDays(calendar, rule, terms('2026-11-06 17:20', 30, 'MINUTE'), local('2026-11-06 17:25'));
    expect(days.map((day) => day.kind)).toEqual(['COUNTED', 'WEEKEND', 'WEEKEND', 'COUNTED']);
    expect(days.at(-1)?.due).toBe(true);
  });
});

describe('the line of 临期', () => {
  it('is two working days before due, or a fifth of the budget when that is longer, never before the start', () => {
    expect(near(terms('2026-11-02 09:00', 5, 'WORKING_DAY'))).toBe('2026-11-05 08:30');
    expect(near(terms('2026-11-02 09:00', 15, 'WORKING_DAY'))).toBe('2026-11-18 08:30');
    expect(near(terms('2026-11-02 09:00', 1, 'WORKING_DAY'))).toBe('2026-11-02 09:00');
    expect(near(terms('2026-11-02 09:00', 30, 'DAY'))).toBe('2026-11-26 08:30');
    expect(near(terms('2026-11-02 09:00', 30, 'INSTANT'))).toBe('2026-11-02 09:24');
  });
});

describe('rungs', () => {
  it('are planned inside office hours, the overdue ones at opening time of their working day', () => {
    const moments = { nearDueAt: local('2026-09-26 08:30'), dueAt: local('2026-10-05 17:30') };
    const plan = (rung: string) => shown(planRung(calendar, rule.officeHours, rung, moments));
    expect(plan('NEAR_DUE')).toBe('2026-09-28 08:30');
    expect(plan('DUE')).toBe('2026-10-08 08:30');
    expect(plan('OVERDUE_1')).toBe('2026-10-08 08:30');
    expect(plan('OVERDUE_3')).toBe('2026-10-10 08:30');
    expect(ladder([3, 1, 3])).toEqual(['NEAR_DUE', 'DUE', 'OVERDUE_1', 'OVERDUE_3']);
  });

  it('know when something may be sent', () => {
    const may = (at: string) => isOfficeTime(calendar, rule.officeHours, local(at));
    expect(['2026-11-02 08:30', '2026-11-02 17:30', '2026-09-20 10:00'].map(may)).toEqual([true, true, true]);
    expect(
      ['2026-11-02 08:29', '2026-11-02 12:30', '2026-11-02 17:31', '2026-11-01 10:00', '2026-10-01 10:00'].map(may),
    ).toEqual([false, false, false, false, false]);
    expect(isOfficeTime(calendar, rule.officeHours, new Date(local('2026-11-02 17:30').getTime() + 500))).toBe(true);
    expect(shown(officeTimeFrom(calendar, rule.officeHours, local('2026-11-02 12:30')))).toBe('2026-11-02 13:30');
    expect(shown(officeTimeFrom(calendar, rule.officeHours, local('2026-11-06 18:00')))).toBe('2026-11-09 08:30');
  });
});

it('promises the whole case for the longest single limit, and nothing when there is none', () => {
  const at = (text: string) => ({ dueAt: local(text) });
  expect(
    longestLimit([at('2026-11-04 17:30'), at('2026-11-09 17:30'), { dueAt: null }, at('2026-11-05 17:30')]),
  ).toEqual(at('2026-11-09 17:30'));
  expect(longestLimit([{ dueAt: null }])).toBeNull();
  expect(longestLimit([])).toBeNull();
});
