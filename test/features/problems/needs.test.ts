import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addNeed } from '../../../server/features/problems/add-need.js';
import { findNeeds } from '../../../server/features/problems/find-needs.js';
import { findThreeLists } from '../../../server/features/problems/find-three-lists.js';
import { getNeed } from '../../../server/features/problems/get-need.js';
import { addMeasure, changeMeasure } from '../../../server/features/problems/keep-measure.js';
import { changeNeed, withdrawNeed } from '../../../server/features/problems/keep-need.js';
import { linkNeed } from '../../../server/features/problems/link-need.js';
import { reportProblem } from '../../../server/features/problems/report-problem.js';
import { finishToSignOff, loopActions } from '../rectifications/loop-actions.js';
import { openLoopWorld, PROBLEM, type LoopWorld } from '../rectifications/loop-world.js';
import { RectificationDriver } from '../rectifications/rectification-driver.js';

let world: LoopWorld;
beforeAll(async () => {
  world = await openLoopWorld();
});
afterAll(() => world.close());

const add = (by = 'walker', description = '希望能在手机上预约') =>
  addNeed(world.as(by), { description, serviceItemName: '失业登记' });
const read = (id: string, by = 'style') => getNeed(world.db, world.actor(by), id);
const list = (by: string, more: Partial<Parameters<typeof findNeeds>[2]> = {}) =>
  findNeeds(world.db, world.actor(by), { page: 1, pageSize: 100, order: 'desc', ...more });
const refused = (code: string, words: string) =>
  expect.objectContaining({ code, userMessage: expect.stringContaining(words) as unknown });

describe('a need', () => {
  it('is changed by who raised it, by the officers of his unit and by 行风办, and by nobody else', async () => {
    const { id } = await add('employment1');
    const change = (by: string, version: number, description = '希望能网上预约') =>
      changeNeed(world.as(by), { id, version, description, serviceItemName: '失业登记' });
    await expect(change('card1', 1)).rejects.toEqual(refused('FORBIDDEN', '提出人'));
    await expect(change('walker', 1)).rejects.toEqual(refused('FORBIDDEN', '提出人'));
    await change('employment1', 1);
    await change('employment2', 2);
    await change('style', 3, '希望能网上预约取号');
    await expect(change('style', 3)).rejects.toEqual(refused('CONFLICT', '刷新'));
    await expect(change('style', 4, ' ')).rejects.toEqual(refused('INVALID_ARGUMENT', '需求'));
    const view = await read(id, 'employment1');
    expect(view).toMatchObject({ description: '希望能网上预约取号', version: 4, status: 'OPEN' });
    expect(view.timeline).toHaveLength(4);
    await expect(read(id, 'card1')).rejects.toEqual(refused('FORBIDDEN', '行风办'));
    expect((await list('card1')).total).toBe(0);
  });

  it('is withdrawn with a reason and stays in the list; then it cannot be changed, linked or given a measure', async () => {
    const { id } = await add();
    await expect(withdrawNeed(world.as('walker'), { id, version: 1, reason: '' })).rejects.toEqual(
      refused('INVALID_ARGUMENT', '理由'),
    );
    await withdrawNeed(world.as('walker'), { id, version: 1, reason: '已能预约' });
    expect(await read(id)).toMatchObject({ status: 'WITHDRAWN', withdrawReason: '已能预约' });
    expect((await list('style', { status: 'WITHDRAWN' })).items.map((row) => row.id)).toEqual([id]);
    expect((await list('style', { gap: 'noMeasure' })).items.map((row) => row.id)).not.toContain(id);
    const lists = await findThreeLists(world.db, world.actor('style'), {});
    expect(lists.rows.map((row) => row.needId)).not.toContain(id);
    await expect(linkNeed(world.as('walker'), { id, version: 2, problemIds: [], measureIds: [] })).rejects.toEqual(
      refused('INVALID_STATE', '已撤回'),
    );
    await expect(
      addMeasure(world.as('employment1'), { needId: id, text: '开通', unitId: 'employment', dueOn: '2026-12-01' }),
    ).rejects.toEqual(refused('INVALID_STATE', '已撤回'));
  });

  it('is done when every measure that answers it is, its own and those of problems', async () => {
    const driver = new RectificationDriver(world);
    const { id } = await add('walker', '希望窗口放指南');
    const one = await world.openCase();
    await driver.pump();
    const act = loopActions(world, one.id);
    await act.measure();
    await driver.pump();
    const measure = await world.db.measure.findFirstOrThrow({ where: { rectificationId: one.id } });
    await linkNeed(world.as('style'), { id, version: 1, problemIds: [one.problemId], measureIds: [measure.id] });
    const own = await addMeasure(world.as('employment1'), {
      needId: id,
      text: '网上也放',
      unitId: 'employment',
      dueOn: '2026-12-01',
    });
    expect(await read(id)).toMatchObject({ problems: 1, measures: 2, status: 'OPEN' });
    const lists = await findThreeLists(world.db, world.actor('style'), {});
    expect(lists.rows.filter((row) => row.measureId === measure.id)).toMatchObject([
      { problemId: one.problemId, needId: id, need: '希望窗口放指南' },
    ]);
    await changeMeasure(world.as('employment1'), {
      id: own.id,
      text: '网上也放',
      unitId: 'employment',
      dueOn: '2026-12-01',
      done: true,
    });
    expect((await read(id)).status).toBe('OPEN');
    await finishToSignOff(world, driver, one.id);
    expect((await read(id)).status).toBe('DONE');
  });

  it('is linked only to what its keeper may see, and a measure answers one need', async () => {
    const mine = await add();
    const other = await add('style', '希望延长办公时间');
    const hidden = await reportProblem(world.as('card1'), world.problemDeps, PROBLEM);
    await expect(
      linkNeed(world.as('walker'), { id: mine.id, version: 1, problemIds: [hidden.id], measureIds: [] }),
    ).rejects.toEqual(refused('FORBIDDEN', '看不到'));
    const measure = await addMeasure(world.as('style'), {
      problemId: hidden.id,
      text: '延长',
      unitId: 'social-card',
      dueOn: '2026-12-01',
    });
    const link = (id: string) =>
      linkNeed(world.as('style'), { id, version: 1, problemIds: [], measureIds: [measure.id] });
    await link(other.id);
    await expect(link(mine.id)).rejects.toEqual(refused('INVALID_STATE', '只对应一条需求'));
    await linkNeed(world.as('style'), { id: other.id, version: 2, problemIds: [], measureIds: [] });
    await link(mine.id);
    expect((await read(mine.id)).linkedMeasures.map((row) => row.id)).toEqual([measure.id]);
  });

  it('is found by number and words, and sorted', async () => {
    const { id, number } = await add('walker', '希望增加自助机');
    expect((await list('style', { q: number.toLowerCase() })).items.map((row) => row.id)).toEqual([id]);
    expect((await list('style', { q: '自助机' })).total).toBe(1);
    const numbers = (await list('style', { sort: 'number', order: 'asc' })).items.map((row) => row.number);
    expect(numbers).toEqual([...numbers].sort());
  });
});
