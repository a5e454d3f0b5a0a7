import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { limitOfItem, statutoryLimitOfItem, type LimitedItem } from '../../../server/features/deadlines/item-limit.js';
import { findLongestLimit } from '../../../server/features/deadlines/find-longest-limit.js';
import { DEFAULT_SETTINGS } from '../../support/fixed-settings.js';
import { local, openOffice, shown, type Office } from './deadline-office.js';

const none: LimitedItem = { promisedLimits: null, statutoryLimits: null, locallyDefined: false, limitSource: null };
const registration: LimitedItem = {
  ...none,
  promisedLimits: [{ value: 3, unit: 'WORKING_DAY' }],
  statutoryLimits: [{ value: 7, unit: 'WORKING_DAY' }],
  limitSource: '004 附件2 第9项',
};
const benefit: LimitedItem = {
  ...none,
  promisedLimits: [{ value: 5, unit: 'WORKING_DAY', case: 'on-site', caseName: '现场办理' }],
  statutoryLimits: [{ value: 10, unit: 'DAY', case: 'eligibility-review', caseName: '资格审核认定' }],
  limitSource: '004 附件2 第5项',
};

describe('the limit of an item', () => {
  it('is the promised one, with its source', () => {
    expect(limitOfItem(registration, 'PORTAL', DEFAULT_SETTINGS)).toEqual({
      budget: { value: 3, unit: 'WORKING_DAY' },
      sourceText: '提速清单 第9项 3个工作日',
      sourceDoc: '004',
      sourceSection: '附件2 第9项',
    });
    expect(statutoryLimitOfItem(registration, 'PORTAL', DEFAULT_SETTINGS)?.sourceText).toBe('当前规定 第9项 7个工作日');
  });

  it('differs by channel where the document says so: on-site promised, on line what is in force', () => {
    expect(limitOfItem(benefit, 'COUNTER', DEFAULT_SETTINGS)).toMatchObject({
      budget: { value: 5, unit: 'WORKING_DAY' },
      sourceText: '提速清单 第5项 现场办理5个工作日',
    });
    expect(limitOfItem(benefit, 'PORTAL', DEFAULT_SETTINGS)).toMatchObject({
      budget: { value: 10, unit: 'DAY' },
      sourceText: '当前规定 第5项 资格审核认定10日',
    });
  });

  it('is the place’s own where the document leaves it to the place', () => {
    expect(limitOfItem({ ...none, locallyDefined: true }, 'PORTAL', DEFAULT_SETTINGS)).toEqual({
      budget: { value: 15, unit: 'WORKING_DAY' },
      sourceText: '本地设定 15个工作日',
    });
    expect(
      limitOfItem({ ...none, locallyDefined: true }, 'PORTAL', {
        ...DEFAULT_SETTINGS,
        'deadline.defaultItemLimit': null,
      }),
    ).toEqual({ budget: null, sourceText: '无时限' });
  });

  it('is none, and not 0, where nothing names one', () => {
    expect(limitOfItem(none, 'PORTAL', DEFAULT_SETTINGS)).toEqual({ budget: null, sourceText: '无时限' });
    expect(statutoryLimitOfItem(none, 'PORTAL', DEFAULT_SETTINGS)).toBeNull();
  });

  it('keeps 即时 as minutes of the setting', () => {
    const card = {
      ...none,
      promisedLimits: [{ value: 0, unit: 'INSTANT', case: 'sporadic', caseName: '零星制发' }],
      limitSource: '004 附件2 第8项',
    };
    expect(limitOfItem(card, 'COUNTER', DEFAULT_SETTINGS)).toMatchObject({
      budget: { value: 0, unit: 'INSTANT' },
      sourceText: '提速清单 第8项 零星制发即时（30分钟）',
    });
  });
});

describe('the promise of the whole case', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  it('is the limit that ends last by the calendar, not the one with the largest number', async () => {
    const limits = [
      { name: 'three working days', budget: { value: 3, unit: 'WORKING_DAY' as const } },
      { name: 'five days', budget: { value: 5, unit: 'DAY' as const } },
      { name: 'none', budget: null },
    ];
    const before = await findLongestLimit(office.db, office.deps, local('2026-09-28 09:00'), limits);
    expect([before?.name, shown(before?.dueAt ?? null)]).toEqual(['three working days', '2026-10-08 17:30']);
    const plain = await findLongestLimit(office.db, office.deps, local('2026-11-02 09:00'), limits);
    expect([plain?.name, shown(plain?.dueAt ?? null)]).toEqual(['five days', '2026-11-07 17:30']);
    expect(
      await findLongestLimit(office.db, office.deps, local('2026-11-02 09:00'), [
        limits[2] as { name: string; budget: null },
      ]),
    ).toBeNull();
  });
});
