import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { STATISTIC_DIMENSIONS, type StatisticDimension } from '../../../server/api/problems.js';
import { findProblems } from '../../../server/features/problems/find-problems.js';
import { findStatistics } from '../../../server/features/problems/find-statistics.js';
import { openLoopWorld, type LoopWorld } from '../rectifications/loop-world.js';

let world: LoopWorld;
beforeAll(async () => {
  world = await openLoopWorld();
  const { db } = world;
  const scenario = { name: '个人办理失业登记', sortOrder: 1, content: {}, sourceDoc: '000', sourceSection: '一' };
  await db.scenario.create({ data: { id: 'walk', ...scenario } });
  await db.problemClass.create({ data: { id: 'guide', name: '办事指南缺失', createdAt: world.clock.now() } });
  await db.walkthrough.create({
    data: {
      id: 'walk_1',
      number: 'ZL-2026-000001',
      scenarioId: 'walk',
      scenarioName: '个人办理失业登记',
      processId: 'UnemploymentRegistrationWalkthroughProcess',
      walkerId: 'walker',
      walkerPost: '体验员',
      angle: 'citizen',
      unitId: 'employment',
      place: '综合窗口',
      status: 'FOLLOWING',
      assignedById: 'style',
      assignedAt: world.clock.now(),
    },
  });
  const pick = <T>(list: readonly T[], index: number) => list[index % list.length] as T;
  for (let index = 0; index < 60; index++)
    await db.problem.create({
      data: {
        id: `prob_${String(index).padStart(3, '0')}`,
        number: `WT-2026-${String(index).padStart(6, '0')}`,
        title: `问题 ${index}`,
        description: '',
        source: pick(['WALKTHROUGH', 'MANUAL'], index),
        walkthroughId: index % 2 === 0 ? 'walk_1' : null,
        processId: index % 3 === 0 ? 'P' : null,
        elementId: index % 3 === 0 ? pick(['Task_A', 'Task_B'], index) : null,
        serviceItemName: pick(['失业登记', '社保卡申领'], index),
        experienceChannel: pick(['窗口', '网上', '电话'], index),
        reporterPost: '体验员',
        status: pick(['REPORTED', 'TRIAGED', 'MERGED', 'SIGNED_OFF', 'DISMISSED'], index),
        problemClassId: index % 4 === 0 ? 'guide' : null,
        responsibleUnitId: pick([null, 'employment', 'social-card'], index),
        // around the turn of two months here, which is not that of UTC
        createdAt: new Date(Date.UTC(2026, 9, 30, 12) + index * 3_600_000),
      },
    });
});
afterAll(() => world.close());

it('every number is the total of the list with its filter, for everybody who sees it (R46)', async () => {
  for (const by of ['style', 'employment1', 'walker'])
    for (const base of [{}, { source: 'WALKTHROUGH' }, { from: '2026-10-31', to: '2026-11-01' }]) {
      const statistics = await findStatistics(world.db, world.actor(by), base);
      const total = async (filter: object) =>
        (await findProblems(world.db, world.actor(by), { ...base, ...filter, page: 1, pageSize: 1, order: 'desc' }))
          .total;
      expect(await total({ repeat: 'without' })).toBe(statistics.total.count);
      expect(await total({ repeat: 'only' })).toBe(statistics.total.repeats);
      for (const dimension of Object.keys(STATISTIC_DIMENSIONS) as StatisticDimension[])
        for (const row of statistics[dimension]) {
          expect([dimension, row.key, await total({ ...row.filter, repeat: 'without' })]).toEqual([
            dimension,
            row.key,
            row.count,
          ]);
          expect(await total({ ...row.filter, repeat: 'only' })).toBe(row.repeats);
        }
    }
});

it('names classes, units and scenarios, and counts all problems in every dimension but the step', async () => {
  const statistics = await findStatistics(world.db, world.actor('style'), {});
  expect(statistics.total).toEqual({ count: 48, repeats: 12 });
  for (const dimension of Object.keys(STATISTIC_DIMENSIONS) as StatisticDimension[])
    if (dimension !== 'step')
      expect([dimension, statistics[dimension].reduce((sum, row) => sum + row.count, 0)]).toEqual([dimension, 48]);
  expect(statistics.class.map((row) => row.label)).toEqual(['未归类', '办事指南缺失']);
  expect(statistics.scenario.map((row) => row.label).sort()).toEqual(['不在走流程中', '个人办理失业登记']);
  expect(statistics.month.map((row) => row.label)).toEqual(['2026 年 10 月', '2026 年 11 月']);
  expect(statistics.step.map((row) => row.label).sort()).toEqual(['Task_A', 'Task_B']);
});
