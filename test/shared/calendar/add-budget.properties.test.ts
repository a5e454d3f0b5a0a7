import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addBudget } from '../../../server/shared/calendar/add-budget.js';
import { explainDays } from '../../../server/shared/calendar/explain-days.js';
import { dayOf, dayText } from '../../../server/shared/calendar/day-number.js';
import type { DeadlineRule, DeadlineTerms, Suspension } from '../../../server/shared/calendar/deadline-terms.js';
import { buildCalendar, isWorkingDay, type CalendarRow } from '../../../server/shared/calendar/working-calendar.js';
import type { BudgetUnit } from '../../../server/shared/deadline-service.js';
import { rowsOf, rule } from './calendar-fixtures.js';

const MINUTE = 60_000;
const rows = rowsOf(2025, 2026);
const years = [2025, 2026, 2027];
const calendarOf = (extra: CalendarRow[]) => buildCalendar([...rows, ...extra], years);

const day = fc.integer({ min: dayOf(new Date('2025-06-01T04:00:00Z')), max: dayOf(new Date('2026-12-01T04:00:00Z')) });
const instant = fc
  .record({ day, minute: fc.integer({ min: 0, max: 24 * 60 - 1 }) })
  .map(({ day: d, minute }) => new Date(d * 86_400_000 - 8 * 3_600_000 + minute * MINUTE));
const holiday = day.map((d): CalendarRow => ({
  date: dayText(d),
  kind: 'HOLIDAY',
  name: '临时放假',
  noticeTitle: '测试通知',
}));
const rules = fc
  .record({ countReceiptDay: fc.boolean(), moveOffDay: fc.boolean(), minutesOutsideOfficeHours: fc.boolean() })
  .map((each): DeadlineRule => ({ ...rule, ...each }));
const dayUnit = fc.constantFrom<BudgetUnit>('WORKING_DAY', 'DAY');
const unit = fc.constantFrom<BudgetUnit>('WORKING_DAY', 'DAY', 'MONTH', 'HOUR', 'MINUTE', 'INSTANT');
const budgetOf = (units: fc.Arbitrary<BudgetUnit>, max = 25) =>
  fc.record({ unit: units, value: fc.integer({ min: 1, max }) });
const suspensions = fc
  .array(fc.record({ from: instant, minutes: fc.integer({ min: 0, max: 12 * 24 * 60 }) }), { maxLength: 3 })
  .map((all): Suspension[] =>
    all.map(({ from, minutes }) => ({ from, to: new Date(from.getTime() + minutes * MINUTE) })),
  );
const termsOf = (units: fc.Arbitrary<BudgetUnit>) =>
  fc.record({ startsAt: instant, budget: budgetOf(units), suspensions });

const dueOf = (calendar: ReturnType<typeof calendarOf>, deadlineRule: DeadlineRule, terms: DeadlineTerms): number => {
  const { dueAt } = addBudget(calendar, deadlineRule, terms);
  if (!dueAt) throw new Error('Expected a due instant without an open stop');
  return dueAt.getTime();
};

/** Counted again the slow way: over texts of dates and clock times, minute by minute where minutes count. */
function naiveDue(
  extra: CalendarRow[],
  deadlineRule: DeadlineRule,
  { startsAt, budget, suspensions: stops }: DeadlineTerms,
): string {
  const days = new Map([...rows, ...extra].map((row) => [row.date, row.kind]));
  const localText = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
  const next = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const works = (date: string) => {
    const kind = days.get(date);
    return kind ? kind === 'WORKDAY' : ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  };
  const at = (date: string, time: string) => new Date(`${date}T${time}:00+08:00`);
  const stopped = (date: string) =>
    stops.some(({ from, to }) => to && to > from && from < at(date, '17:30') && to > at(date, '08:30'));
  let [date = '', time = ''] = localText(startsAt).split('T');
  if (budget.unit === 'WORKING_DAY') {
    if (time > '17:30') date = next(date);
    while (!works(date)) date = next(date);
  } else if (time > '17:30' && deadlineRule.countReceiptDay) date = next(date);
  let left = budget.value;
  if (!deadlineRule.countReceiptDay) date = next(date);
  for (; ; date = next(date)) {
    if (stopped(date) || (budget.unit === 'WORKING_DAY' && !works(date))) continue;
    if (--left === 0) break;
  }
  while (budget.unit === 'DAY' && deadlineRule.moveOffDay && (!works(date) || stopped(date))) date = next(date);
  return `${date}T17:30`;
}

function naiveMinutesDue(
  extra: CalendarRow[],
  deadlineRule: DeadlineRule,
  { startsAt, budget, suspensions: stops }: DeadlineTerms,
): string {
  const days = new Map([...rows, ...extra].map((row) => [row.date, row.kind]));
  let left = budget.value;
  for (let ms = startsAt.getTime(); ; ms += MINUTE) {
    const text = new Date(ms + 8 * 3_600_000).toISOString();
    if (left === 0) return text.slice(0, 16);
    const [date = '', rest = ''] = text.split('T');
    const time = rest.slice(0, 5);
    const kind = days.get(date);
    const works = kind ? kind === 'WORKDAY' : ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    const office =
      deadlineRule.minutesOutsideOfficeHours ||
      (works && ((time >= '08:30' && time < '12:00') || (time >= '13:30' && time < '17:30')));
    if (office && !stops.some(({ from, to }) => to && from.getTime() <= ms && ms < to.getTime())) left--;
  }
}

describe('the arithmetic of deadlines', () => {
  it('equals a count day by day over texts', () => {
    fc.assert(
      fc.property(fc.array(holiday, { maxLength: 5 }), rules, termsOf(dayUnit), (extra, deadlineRule, terms) => {
        expect(new Date(dueOf(calendarOf(extra), deadlineRule, terms) + 8 * 3_600_000).toISOString().slice(0, 16)).toBe(
          naiveDue(extra, deadlineRule, terms),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('equals a count minute by minute', () => {
    const minutes = fc.record({
      startsAt: instant,
      budget: budgetOf(fc.constant<BudgetUnit>('MINUTE'), 600),
      suspensions,
    });
    fc.assert(
      fc.property(fc.array(holiday, { maxLength: 3 }), rules, minutes, (extra, deadlineRule, terms) => {
        expect(new Date(dueOf(calendarOf(extra), deadlineRule, terms) + 8 * 3_600_000).toISOString().slice(0, 16)).toBe(
          naiveMinutesDue(extra, deadlineRule, terms),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('never makes a later start due earlier', () => {
    fc.assert(
      fc.property(rules, termsOf(unit), instant, (deadlineRule, terms, other) => {
        const plain = { ...terms, suspensions: terms.budget.unit === 'MONTH' ? [] : terms.suspensions };
        const [first, second] = [terms.startsAt, other].sort((a, b) => a.getTime() - b.getTime()) as [Date, Date];
        const calendar = calendarOf([]);
        expect(dueOf(calendar, deadlineRule, { ...plain, startsAt: first })).toBeLessThanOrEqual(
          dueOf(calendar, deadlineRule, { ...plain, startsAt: second }),
        );
      }),
    );
  });

  it('never makes a larger budget due earlier', () => {
    fc.assert(
      fc.property(rules, termsOf(unit), fc.integer({ min: 1, max: 5 }), (deadlineRule, terms, more) => {
        const larger = { ...terms, budget: { ...terms.budget, value: terms.budget.value + more } };
        expect(dueOf(calendarOf([]), deadlineRule, terms)).toBeLessThanOrEqual(
          dueOf(calendarOf([]), deadlineRule, larger),
        );
      }),
    );
  });

  it('never makes anything due earlier by one more holiday', () => {
    fc.assert(
      fc.property(rules, termsOf(unit), holiday, (deadlineRule, terms, extra) => {
        expect(dueOf(calendarOf([]), deadlineRule, terms)).toBeLessThanOrEqual(
          dueOf(calendarOf([extra]), deadlineRule, terms),
        );
      }),
    );
  });

  it('moves due by exactly the working days that a stop before it took out', () => {
    fc.assert(
      fc.property(
        instant,
        budgetOf(fc.constant<BudgetUnit>('WORKING_DAY')),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 10 }),
        (startsAt, budget, after, length) => {
          const calendar = calendarOf([]);
          const plain = { startsAt, budget, suspensions: [] };
          const dueBefore = dayOf(new Date(dueOf(calendar, rule, plain)));
          // a stop of whole office days, beginning after the day of receipt and not later than due
          const counted = explainDays(calendar, rule, plain, startsAt).filter((each) => each.count !== null);
          const first = counted[after % counted.length]?.date as string;
          const from = new Date(`${first}T08:30:00+08:00`);
          const to = new Date(from.getTime() + length * 86_400_000 + 9 * 3_600_000);
          const dueAfter = dayOf(new Date(dueOf(calendar, rule, { ...plain, suspensions: [{ from, to }] })));
          let taken = 0;
          for (let d = dayOf(from); d <= dayOf(to); d++) if (isWorkingDay(calendar, d)) taken++;
          let moved = 0;
          for (let d = dueBefore + 1; d <= dueAfter; d++) if (isWorkingDay(calendar, d)) moved++;
          expect(moved).toBe(taken);
        },
      ),
    );
  });

  it('explains every due day by exactly the budget of counted days, in order, the last one due', () => {
    fc.assert(
      fc.property(
        fc.array(holiday, { maxLength: 3 }),
        rules,
        termsOf(fc.constant<BudgetUnit>('WORKING_DAY')),
        (extra, deadlineRule, terms) => {
          const calendar = calendarOf(extra);
          const days = explainDays(calendar, deadlineRule, terms, terms.startsAt);
          const counted = days.filter((each) => each.count !== null);
          expect(counted.map((each) => each.count)).toEqual(
            Array.from({ length: terms.budget.value }, (_, index) => index + 1),
          );
          expect(days.filter((each) => each.due).map((each) => each.date)).toEqual([
            dayText(dayOf(new Date(dueOf(calendar, deadlineRule, terms)))),
          ]);
          expect(counted.at(-1)?.due).toBe(true);
        },
      ),
    );
  });
});
