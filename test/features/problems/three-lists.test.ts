import { afterAll, beforeAll, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { addNeed } from '../../../server/features/problems/add-need.js';
import { exportThreeLists } from '../../../server/features/problems/export-three-lists.js';
import { findMeasures } from '../../../server/features/problems/find-measures.js';
import { findNeeds } from '../../../server/features/problems/find-needs.js';
import { findProblems } from '../../../server/features/problems/find-problems.js';
import { getThreeLists } from '../../../server/features/problems/get-three-lists.js';
import { addMeasure, changeMeasure } from '../../../server/features/problems/keep-measure.js';
import { reportProblem } from '../../../server/features/problems/report-problem.js';
import { loopActions } from '../rectifications/loop-actions.js';
import { openLoopWorld, PROBLEM, type LoopWorld } from '../rectifications/loop-world.js';
import { RectificationDriver } from '../rectifications/rectification-driver.js';

let world: LoopWorld;
beforeAll(async () => {
  world = await openLoopWorld();
});
afterAll(() => world.close());

const PAGE = { page: 1, pageSize: 25, order: 'asc' } as const;
const style = () => world.actor('style');
const lists = () => getThreeLists(world.db, style(), world.clock.now(), {});
const workbook = () => exportThreeLists(world.db, style(), world.clock.now(), {});
const refused = (code: string, words: string) =>
  expect.objectContaining({
    code,
    userMessage: expect.stringContaining(words) as unknown,
  });

it('shows what is missing, gives a list of gaps instead of a file, and then the nine columns of 附件4 (R39–R43)', async () => {
  const driver = new RectificationDriver(world);
  const { problemId, id } = await world.openCase();
  await driver.pump();
  await loopActions(world, id).measure();
  await driver.pump();
  const open = await reportProblem(world.as('walker'), world.problemDeps, {
    ...PROBLEM,
    title: '等候区没有座位',
  });
  const need = await addNeed(world.as('walker'), {
    description: '希望能网上预约',
    serviceItemName: '失业登记',
  });
  expect(need.number).toBe('XQ-2026-000001');

  const before = await lists();
  expect(before.gaps).toEqual({
    problemsWithoutMeasure: 1,
    needsWithoutMeasure: 1,
    measuresWithoutUnit: 0,
    measuresWithoutDate: 0,
  });
  expect((await findProblems(world.db, style(), { ...PAGE, gap: 'noMeasure' })).items.map((row) => row.id)).toEqual([
    open.id,
  ]);
  expect((await findNeeds(world.db, style(), { ...PAGE, gap: 'noMeasure' })).total).toBe(1);
  await expect(workbook()).rejects.toMatchObject({
    code: 'CONFLICT',
    details: {
      gaps: [
        {
          row: 2,
          number: 'WT-2026-000002',
          problemId: open.id,
          message: '还没有整改措施',
        },
        { row: 3, number: 'XQ-2026-000001', needId: need.id },
      ],
    },
  });

  await addMeasure(world.as('style'), {
    problemId: open.id,
    text: '增设座椅',
    unitId: 'employment',
    done: true,
    effect: '已有十把',
  });
  const measure = await addMeasure(world.as('style'), {
    needId: need.id,
    text: '开通预约',
    unitId: 'social-card',
    dueOn: '2026-12-01',
  });
  expect(await lists()).toMatchObject({
    gaps: {
      problemsWithoutMeasure: 0,
      needsWithoutMeasure: 0,
      measuresWithoutUnit: 0,
      measuresWithoutDate: 0,
    },
    filling: {
      unitName: '单位 style-office',
      filledBy: 'style',
      contact: '0000-1234567',
      filledOn: '2026-11-02',
    },
  });

  const file = new ExcelJS.Workbook();
  await file.xlsx.load((await workbook()) as never);
  const sheet = file.worksheets[0];
  if (!sheet) throw new Error('No sheet');
  const textOf = (row: number) => (sheet.getRow(row).values as unknown[]).slice(1);
  expect(sheet.getCell(1, 1).value).toBe('“我陪群众走流程”三个清单汇总表');
  expect(sheet.getCell(2, 1).value).toBe(
    '填报单位：单位 style-office　　填报人姓名及联系方式：style 0000-1234567　　填报日期：2026-11-02',
  );
  expect(textOf(3)).toEqual([
    '序号',
    '事项名称（体验途径）',
    '人员姓名（职务）',
    '问题清单',
    '需求清单',
    '整改措施清单',
    '是否已整改完毕（或标明拟整改完成的期限）',
    '整改效果',
    '备注',
  ]);
  expect(textOf(4)).toEqual([
    1,
    '失业登记（窗口）',
    'walker（walker岗）',
    '窗口没有失业登记办事指南',
    '',
    '在窗口摆放办事指南',
    '2026-11-16',
    '',
    '单位 employment',
  ]);
  expect(textOf(5).slice(6, 8)).toEqual(['已整改完毕', '已有十把']);
  expect(textOf(6)).toEqual([
    3,
    '失业登记',
    'walker（walker岗）',
    '',
    '希望能网上预约',
    '开通预约',
    '2026-12-01',
    '',
    '单位 social-card',
  ]);
  expect(sheet.pageSetup.printTitlesRow).toBe('1:3');

  await changeMeasure(world.as('card1'), {
    id: measure.id,
    text: '开通预约',
    unitId: 'social-card',
    done: true,
  });
  expect((await findNeeds(world.db, style(), PAGE)).items[0]?.closedAt).not.toBeNull();
  const kept = (await findMeasures(world.db, style(), { ...PAGE, problemId })).items;
  expect(kept).toMatchObject([{ rectificationId: id, dueOn: '2026-11-16', done: false }]);
  await expect(
    changeMeasure(world.as('employment1'), {
      id: kept[0]?.id ?? '',
      text: '改了',
      unitId: 'employment',
      done: true,
    }),
  ).rejects.toEqual(refused('INVALID_STATE', '由整改产生'));
});

it('takes a measure only for one problem or need, with unit, and with a date or as done, from whose it is', async () => {
  const { id } = await reportProblem(world.as('walker'), world.problemDeps, PROBLEM);
  const measure = {
    problemId: id,
    text: '补齐',
    unitId: 'employment',
    dueOn: '2026-12-01',
  };
  await expect(addMeasure(world.as('style'), { ...measure, problemId: undefined })).rejects.toEqual(
    refused('INVALID_ARGUMENT', '一条问题或一条需求'),
  );
  await expect(addMeasure(world.as('style'), { ...measure, unitId: '' })).rejects.toEqual(
    refused('INVALID_ARGUMENT', '责任单位'),
  );
  await expect(addMeasure(world.as('style'), { ...measure, dueOn: undefined })).rejects.toEqual(
    refused('INVALID_ARGUMENT', '期限'),
  );
  await expect(addMeasure(world.as('card1'), measure)).rejects.toEqual(refused('FORBIDDEN', '责任单位或行风办'));
  await expect(addMeasure(world.as('walker'), measure)).rejects.toEqual(refused('FORBIDDEN', '责任单位或行风办'));
  await addMeasure(world.as('employment1'), measure);
  expect(
    (
      await findMeasures(world.db, world.actor('card1'), {
        ...PAGE,
        problemId: id,
      })
    ).total,
  ).toBe(0);
});
