import { describe, expect, it } from '@jest/globals';
import { limitOfWhole, type LimitedPart } from '../../../server/features/applications/whole-limit.js';
import type { BudgetUnit } from '../../../server/shared/deadline-service.js';

const part = (
  serviceItemId: string,
  value: number | null,
  {
    unit = 'WORKING_DAY',
    day = value ?? 0,
    waitsFor = [],
  }: { unit?: BudgetUnit; day?: number; waitsFor?: string[] } = {},
): LimitedPart => ({
  serviceItemId,
  limit: { budget: value === null ? null : { value, unit }, sourceText: `${serviceItemId} ${value}` },
  dueAt: value === null ? null : new Date(Date.UTC(2026, 10, day)),
  waitsFor,
});

describe('what the whole is promised for', () => {
  it('is the longest single limit by its day, whatever its unit (R116)', () => {
    const { budget, sourceText } = limitOfWhole([part('a', 5, { day: 9 }), part('b', 8, { unit: 'DAY', day: 8 })]);
    expect(budget).toEqual({ value: 5, unit: 'WORKING_DAY' });
    expect(sourceText).toBe('整件不超过最长单项：a 5');
  });

  it('is no limit where none of the items has one', () => {
    expect(limitOfWhole([part('a', null)])).toMatchObject({ budget: null, sourceText: '无时限' });
    expect(limitOfWhole([])).toMatchObject({ budget: null });
  });

  it('is the sum of what a document puts one after another, so that no item is due after the whole (R117)', () => {
    const parts = [part('insurance', 5, { waitsFor: ['salary'] }), part('salary', 10), part('card', 12)];
    expect(limitOfWhole(parts)).toMatchObject({
      budget: { value: 15, unit: 'WORKING_DAY' },
      sourceText: 'salary 10，其后insurance 5',
    });
    expect(limitOfWhole([...parts, part('long', 30)])).toMatchObject({ budget: { value: 30 } });
    const pay = part('pay', 3, { waitsFor: ['insurance'] });
    expect(limitOfWhole([...parts, pay])).toMatchObject({ budget: { value: 18 } });
  });

  it('waits for the longest of several, and only for what was chosen', () => {
    const last = part('last', 5, { waitsFor: ['short', 'long'] });
    expect(limitOfWhole([last, part('short', 2), part('long', 9)])).toMatchObject({ budget: { value: 14 } });
    expect(limitOfWhole([last])).toMatchObject({ budget: { value: 5 } });
  });

  it('adds no limits of different units and ends in a circle of waiting', () => {
    const last = part('last', 5, { waitsFor: ['first'] });
    expect(limitOfWhole([last, part('first', 9, { unit: 'DAY' })])).toMatchObject({
      budget: { value: 9, unit: 'DAY' },
    });
    const round = part('first', 9, { waitsFor: ['last'] });
    expect(limitOfWhole([last, round]).budget).toEqual({ value: 14, unit: 'WORKING_DAY' });
  });
});
