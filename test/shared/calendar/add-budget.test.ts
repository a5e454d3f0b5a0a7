import { describe, expect, it } from '@jest/globals';
import { addBudget } from '../../../server/shared/calendar/add-budget.js';
import type { DeadlineRule } from '../../../server/shared/calendar/deadline-terms.js';
import { parseOfficeHours } from '../../../server/shared/calendar/office-hours.js';
import { buildCalendar } from '../../../server/shared/calendar/working-calendar.js';
import type { BudgetUnit } from '../../../server/shared/deadline-service.js';
import { calendar, local, rowsOf, rule, shown, terms } from './calendar-fixtures.js';

const due = (
  start: string,
  value: number,
  unit: BudgetUnit,
  different: Partial<DeadlineRule> = {},
  ...stops: [string, string | null][]
) => shown(addBudget(calendar, { ...rule, ...different }, terms(start, value, unit, ...stops)).dueAt);

describe('working days', () => {
  it('does not count the day of receipt and ends at closing time', () => {
    expect(due('2026-11-02 09:00', 3, 'WORKING_DAY')).toBe('2026-11-05 17:30');
  });

  it('counts the day of receipt where a place sets it so', () => {
    expect(due('2026-11-02 09:00', 3, 'WORKING_DAY', { countReceiptDay: true })).toBe('2026-11-04 17:30');
  });

  it('leaves out the National Day of 2026 and counts its make-up workdays', () => {
    expect(due('2026-09-30 15:20', 3, 'WORKING_DAY')).toBe('2026-10-10 17:30'); // 8, 9 and Saturday 10
    expect(due('2026-09-18 10:00', 1, 'WORKING_DAY')).toBe('2026-09-20 17:30'); // a Sunday that is worked
  });

  it('leaves out an ordinary weekend', () => {
    expect(due('2026-11-06 09:00', 1, 'WORKING_DAY')).toBe('2026-11-09 17:30');
  });

  it('takes what comes after closing time or on a day off as received on the next working day', () => {
    expect(due('2026-11-02 17:30', 1, 'WORKING_DAY')).toBe('2026-11-03 17:30');
    expect(due('2026-11-02 17:31', 1, 'WORKING_DAY')).toBe('2026-11-04 17:30');
    expect(due('2026-11-07 10:00', 1, 'WORKING_DAY')).toBe('2026-11-10 17:30');
    expect(due('2026-11-07 10:00', 1, 'WORKING_DAY', { countReceiptDay: true })).toBe('2026-11-09 17:30');
    expect(due('2026-11-02 06:00', 1, 'WORKING_DAY')).toBe('2026-11-03 17:30');
  });
});

describe('natural days and months', () => {
  it('counts days off too, and stays on a day off unless the place moves it', () => {
    expect(due('2026-09-25 09:00', 10, 'DAY')).toBe('2026-10-05 17:30');
    expect(due('2026-09-25 09:00', 10, 'DAY', { moveOffDay: true })).toBe('2026-10-08 17:30');
  });

  it('starts on the very day, even in the evening', () => {
    expect(due('2026-11-02 22:00', 1, 'DAY')).toBe('2026-11-03 17:30');
    expect(due('2026-11-02 22:00', 1, 'DAY', { countReceiptDay: true })).toBe('2026-11-03 17:30');
    expect(due('2026-11-02 09:00', 1, 'DAY', { countReceiptDay: true })).toBe('2026-11-02 17:30');
  });

  it('ends a month on the same day of the month, or on its last one', () => {
    expect(due('2026-01-31 09:00', 1, 'MONTH')).toBe('2026-02-28 17:30');
    expect(due('2026-03-15 09:00', 2, 'MONTH')).toBe('2026-05-15 17:30');
    expect(due('2025-11-30 09:00', 3, 'MONTH')).toBe('2026-02-28 17:30');
  });
});

describe('hours and minutes', () => {
  it('run in office hours only', () => {
    expect(due('2026-11-02 11:50', 30, 'MINUTE')).toBe('2026-11-02 13:50');
    expect(due('2026-11-06 17:00', 1, 'HOUR')).toBe('2026-11-09 09:00');
    expect(due('2026-11-07 11:00', 30, 'INSTANT')).toBe('2026-11-09 09:00');
  });

  it('run day and night where a place sets it so', () => {
    expect(due('2026-11-07 23:50', 30, 'MINUTE', { minutesOutsideOfficeHours: true })).toBe('2026-11-08 00:20');
  });

  it('take what 即时 means from the setting, not from the document’s 0', () => {
    expect(due('2026-11-02 09:00', 0, 'INSTANT', { instantMinutes: 20 })).toBe('2026-11-02 09:20');
  });

  it('stand still exactly as long as they are stopped', () => {
    expect(due('2026-11-02 09:00', 30, 'MINUTE', {}, ['2026-11-02 09:10', '2026-11-02 10:00'])).toBe(
      '2026-11-02 10:20',
    );
  });

  it('lose nothing to a stop that ended before it began, because the clock was set back meanwhile', () => {
    expect(due('2026-11-02 08:50', 120, 'MINUTE', {}, ['2026-11-02 10:00', '2026-11-02 09:30'])).toBe(
      '2026-11-02 10:50',
    );
  });
});

describe('stops', () => {
  it('take out every day they touch, as on the example page: 10-10 becomes 10-14', () => {
    expect(due('2026-09-30 15:20', 3, 'WORKING_DAY', {}, ['2026-10-09 09:05', '2026-10-12 16:20'])).toBe(
      '2026-10-14 17:30',
    );
  });

  it('leave a day counted when they begin after closing time or end before opening time', () => {
    expect(due('2026-11-02 09:00', 3, 'WORKING_DAY', {}, ['2026-11-03 18:00', '2026-11-04 08:00'])).toBe(
      '2026-11-05 17:30',
    );
    expect(due('2026-11-02 09:00', 3, 'WORKING_DAY', {}, ['2026-11-03 17:00', '2026-11-04 08:31'])).toBe(
      '2026-11-09 17:30',
    );
  });

  it('do not add up where two of them overlap', () => {
    expect(
      due(
        '2026-11-02 09:00',
        3,
        'WORKING_DAY',
        {},
        ['2026-11-03 09:00', '2026-11-04 09:00'],
        ['2026-11-04 08:45', '2026-11-04 10:00'],
      ),
    ).toBe('2026-11-09 17:30');
  });

  it('have no due instant while one is open, unless the budget was used up before', () => {
    expect(due('2026-11-02 09:00', 3, 'WORKING_DAY', {}, ['2026-11-03 09:00', null])).toBeNull();
    expect(due('2026-11-02 09:00', 3, 'WORKING_DAY', {}, ['2026-11-06 09:00', null])).toBe('2026-11-05 17:30');
    expect(due('2026-11-02 09:00', 30, 'MINUTE', {}, ['2026-11-02 09:10', null])).toBeNull();
  });

  it('after the due day change nothing', () => {
    expect(due('2026-11-02 09:00', 3, 'WORKING_DAY', {}, ['2026-11-09 09:00', '2026-11-16 09:00'])).toBe(
      '2026-11-05 17:30',
    );
  });
});

describe('a year that is not loaded', () => {
  it('is named whenever the count goes through it, and only then', () => {
    expect(addBudget(calendar, rule, terms('2026-12-28 09:00', 5, 'WORKING_DAY')).gapYears).toEqual([2027]);
    expect(addBudget(calendar, rule, terms('2026-12-28 09:00', 3, 'WORKING_DAY')).gapYears).toEqual([]);
    expect(addBudget(calendar, rule, terms('2026-12-30 09:00', 15, 'DAY')).gapYears).toEqual([2027]);
    expect(addBudget(calendar, rule, terms('2024-12-31 09:00', 1, 'WORKING_DAY')).gapYears).toEqual([2024]);
  });

  it('is counted with plain weekends, and correctly once it is loaded', () => {
    const without2026 = buildCalendar(rowsOf(2025), [2025]);
    const term = terms('2025-12-31 09:00', 1, 'WORKING_DAY');
    expect(shown(addBudget(without2026, rule, term).dueAt)).toBe('2026-01-01 17:30');
    expect(shown(addBudget(calendar, rule, term).dueAt)).toBe('2026-01-04 17:30'); // a Sunday that is worked
  });
});

describe('what cannot be a budget', () => {
  it.each([0, -1, 1.5])('refuses %p working days: 无 is not 0', (value) => {
    expect(() => addBudget(calendar, rule, terms('2026-11-02 09:00', value, 'WORKING_DAY'))).toThrow(RangeError);
  });

  it('refuses office hours that are none', () => {
    for (const bad of [
      [],
      [['09:00', '09:00']],
      [
        ['13:00', '15:00'],
        ['09:00', '10:00'],
      ],
      [['9', '10']],
    ])
      expect(() => parseOfficeHours(bad as [string, string][])).toThrow(RangeError);
    expect(local('2026-01-01 00:00').toISOString()).toBe('2025-12-31T16:00:00.000Z');
  });
});
