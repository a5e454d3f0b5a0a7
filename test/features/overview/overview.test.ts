import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { OVERVIEW_COLUMNS, type OverviewColumn } from '../../../server/api/rectifications.js';
import { createFindDeadlineChips } from '../../../server/features/deadlines/find-deadline-chips.js';
import { exportOverview, exportOverviewList } from '../../../server/features/overview/export-overview.js';
import { findNextDays } from '../../../server/features/overview/find-next-days.js';
import { findOverview } from '../../../server/features/overview/find-overview.js';
import { findOverviewList } from '../../../server/features/overview/find-overview-list.js';
import type { OverviewDeps } from '../../../server/features/overview/overview-deps.js';
import { openSupervisionWorld, type SupervisionWorld } from '../supervision/supervision-world.js';
import { randomRuns } from '../../support/random-runs.js';

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
      { numRuns: randomRuns(8) },
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

  it('counts one kind at a time, and on every day of the strip what its list holds', async () => {
    await world.rectify('r1', 5); // due 11-09
    await world.rectify('r2', 6); // due 11-10
    await make({ type: 'item', unit: 0, status: 0, days: 5, stopped: false });
    await world.db.deadline.updateMany({
      where: { caseId: 'r2', kind: 'RECTIFICATION' },
      data: { dueAt: new Date('2026-11-07T03:00:00Z') }, // a Saturday: it stands on Monday, 11-09
    });
    for (const subjectType of [undefined, 'item', 'rectification', 'supervision'] as const) {
      const days = await findNextDays(world.db, deps, { subjectType });
      for (const { date, due } of days) {
        const list = await findOverviewList(world.db, deps, { day: date, subjectType, page: 1, pageSize: 200 });
        expect({ subjectType, date, total: list.total }).toEqual({ subjectType, date, total: due });
      }
    }
    const monday = await findOverviewList(world.db, deps, { day: '2026-11-09', page: 1, pageSize: 200 });
    expect(monday.items.map(({ subjectType }) => subjectType).sort()).toEqual([
      'item',
      'rectification',
      'rectification',
    ]);
    const ofItems = (await findOverview(world.db, deps, { subjectType: 'item' })).at(-1);
    expect(ofItems?.counts).toMatchObject({ NORMAL: 1, NO_MEASURE: 0 });
    expect((await findOverview(world.db, deps)).at(-1)?.counts.NORMAL).toBe(3);
  });

  it('gives the table and the list as workbooks with the rows of the screen', async () => {
    await world.rectify('r1', 5);
    await make({ type: 'item', unit: 1, status: 0, days: 5, stopped: false });
    const rows = await findOverview(world.db, deps);
    const table = await readRows(exportOverview(rows));
    expect(table[0]).toEqual(['单位', ...Object.values(OVERVIEW_COLUMNS), '合计']);
    expect(table.slice(1).map((row) => [row[0], row[1], row.at(-1)])).toEqual(
      rows.map(({ unitName, counts }) => [unitName, counts.NORMAL, counts.NORMAL]),
    );
    const list = await readRows(exportOverviewList(world.db, deps, { column: 'NORMAL', subjectType: 'rectification' }));
    expect(list).toEqual([
      ['种类', '编号', '事项', '单位', '期限', '到期时间', '最近催办'],
      ['整改', 'ZG-2026-r1', '材料重复提交', '测试employment', '剩余 5 个工作日', '2026-11-09 17:30'],
    ]);
  });
});

async function readRows(file: Readable): Promise<unknown[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(file);
  const rows: unknown[][] = [];
  workbook.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
}
