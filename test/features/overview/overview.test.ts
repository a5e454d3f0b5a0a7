import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OVERVIEW_COLUMNS, type OverviewColumn } from '../../../server/api/rectifications.js';
import { createFindDeadlineChips } from '../../../server/features/deadlines/find-deadline-chips.js';
import { findNextDays } from '../../../server/features/overview/find-next-days.js';
import { findOverview } from '../../../server/features/overview/find-overview.js';
import { findOverviewList } from '../../../server/features/overview/find-overview-list.js';
import type { OverviewDeps } from '../../../server/features/overview/overview-deps.js';
import { openSupervisionWorld, type SupervisionWorld } from '../supervision/supervision-world.js';

let world: SupervisionWorld;
let deps: OverviewDeps;
beforeEach(async () => {
  world = await openSupervisionWorld();
  deps = {
    ...world.deps,
    getCalendar: world.sweepDeps.getCalendar,
    findChips: createFindDeadlineChips(world.sweepDeps),
  };
});
afterEach(() => world.close());

const COLUMNS = Object.keys(OVERVIEW_COLUMNS) as OverviewColumn[];
const CLOCK_STATES: OverviewColumn[] = ['NORMAL', 'NEAR_DUE', 'OVERDUE', 'SUSPENDED', 'UNSET'];
const UNITS = ['employment', 'style-office', 'unemployment-insurance'];

const thing = fc.record({
  type: fc.constantFrom('item', 'rectification', 'supervision', 'closed'),
  unit: fc.integer({ min: 0, max: 2 }),
  status: fc.integer({ min: 0, max: 4 }),
  days: fc.integer({ min: 0, max: 12 }),
  stopped: fc.boolean(),
});
type Thing = typeof thing extends fc.Arbitrary<infer T> ? T : never;

let made = 0;
async function make({ type, unit, status, days, stopped }: Thing): Promise<void> {
  const id = `t${++made}`;
  const unitId = UNITS[unit] ?? '';
  const at = world.clock.now();
  const clock = (
    subjectType: 'item' | 'rectification' | 'supervision',
    kind: 'ITEM_PROMISED' | 'RECTIFICATION' | 'SUPERVISION_REPLY',
  ) =>
    days === 0
      ? Promise.resolve()
      : world.write(async (work) => {
          await world.deadlines.open(work, {
            subjectType,
            subjectId: id,
            caseId: id,
            kind,
            budget: { value: days, unit: 'WORKING_DAY' },
            startsAt: at,
            sourceText: '测试',
          });
          if (stopped && subjectType === 'item')
            await world.deadlines.suspend(work, { subjectType, subjectId: id, causeId: 'cause', reason: '补正' });
        });
  if (type === 'item' || type === 'closed') {
    await world.addItem(id, { unitId });
    if (type === 'closed') await world.db.applicationItem.update({ where: { id }, data: { status: 'CLOSED' } });
    else await clock('item', 'ITEM_PROMISED');
  } else if (type === 'rectification') {
    const statuses = ['MEASURE_PENDING', 'RECTIFYING', 'VERIFYING', 'EVALUATING', 'SIGNED_OFF'];
    await world.db.rectification.create({
      data: { id, number: id, title: '问题', status: statuses[status] ?? '', unitId, openedAt: at, progressAt: at },
    });
    await clock('rectification', 'RECTIFICATION');
  } else {
    const statuses = ['ORDERED', 'ISSUED', 'SIGNED_FOR', 'REPLIED', 'CLOSED'];
    await world.db.supervisionOrder.create({
      data: {
        id,
        number: id,
        subjectType: 'item',
        subjectId: 'x',
        title: '督办',
        requirement: '',
        unitId,
        limitValue: 5,
        limitUnit: 'WORKING_DAY',
        status: statuses[status] ?? '',
        orderedAt: at,
      },
    });
    await clock('supervision', 'SUPERVISION_REPLY');
  }
}

describe('期限总览', () => {
  it('shows numbers of which each is the length of its list, whatever there is and whenever one looks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(thing, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 3 }),
        async (things, later) => {
          for (const each of things) await make(each);
          world.clock.advance(later * 24 * 60 * 60 * 1000);
          const rows = await findOverview(world.db, deps);
          const total = rows.at(-1);
          expect(total?.unitId).toBeNull();
          for (const column of COLUMNS) {
            let sum = 0;
            for (const row of rows) {
              const list = await findOverviewList(world.db, deps, {
                column,
                unitId: row.unitId ?? undefined,
                page: 1,
                pageSize: 200,
              });
              expect(list.total).toBe(row.counts[column]);
              expect(list.items).toHaveLength(list.total);
              if (row.unitId !== null) sum += row.counts[column];
            }
            expect(total?.counts[column]).toBe(sum);
          }
          const open =
            (await world.db.applicationItem.count({ where: { status: { not: 'CLOSED' } } })) +
            (await world.db.rectification.count({ where: { status: { not: 'SIGNED_OFF' } } })) +
            (await world.db.supervisionOrder.count({ where: { status: { not: 'CLOSED' } } }));
          expect(CLOCK_STATES.reduce((sum, column) => sum + (total?.counts[column] ?? 0), 0)).toBe(open);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('keeps the official order of units and says what has no progress', async () => {
    await world.rectify('r1', 30);
    world.goTo('2026-11-06 10:00');
    const before = await findOverview(world.db, deps);
    expect(before.map(({ unitName }) => unitName)).toEqual([
      '测试employment',
      '测试style-office',
      '测试unemployment-insurance',
      '合计',
    ]);
    expect(before[0]?.counts).toMatchObject({ NORMAL: 1, NO_PROGRESS: 0 });
    world.goTo('2026-11-16 10:00');
    expect((await findOverview(world.db, deps))[0]?.counts).toMatchObject({ NO_PROGRESS: 1 });
  });

  it('looks ten working days ahead, over weekends', async () => {
    await world.rectify('r1', 5);
    const days = await findNextDays(world.db, deps);
    expect(days).toHaveLength(10);
    expect(days.map(({ date }) => date)).not.toContain('2026-11-07');
    expect(days.find(({ date }) => date === '2026-11-09')).toEqual({ date: '2026-11-09', due: 1 });
  });
});
