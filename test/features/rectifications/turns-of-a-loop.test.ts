import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getProblem } from '../../../server/features/problems/get-problem.js';
import { changeKind } from '../../../server/features/rectifications/change-kind.js';
import { reboundRectification } from '../../../server/features/rectifications/rebound-rectification.js';
import { requestExtension } from '../../../server/features/rectifications/request-extension.js';
import { terminateRectification } from '../../../server/features/rectifications/terminate-rectification.js';
import { toSystemic } from '../../../server/features/rectifications/to-systemic.js';
import { finishToSignOff } from './loop-actions.js';
import { loopCases, refused } from './loop-cases.js';
import { openLoopWorld, type LoopWorld } from './loop-world.js';
import { RectificationDriver } from './rectification-driver.js';

let world: LoopWorld;
let driver: RectificationDriver;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
});
afterAll(() => world.close());
const { opened, read } = loopCases(() => ({ world, driver }));

describe('a rectification that takes another turn', () => {
  it('goes from 立行立改 into 建章立制, before and after the evaluation, without losing a round (R59)', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    const before = await world.db.rectificationRound.findFirstOrThrow({
      where: { rectificationId: id },
    });
    await changeKind(world.as('employment1'), world.deps, {
      id,
      version: await world.version(id),
      kind: 'TIME_LIMITED',
      reason: '需要采购',
    });
    await driver.pump();
    const changed = await world.db.rectificationRound.findMany({
      where: { rectificationId: id },
    });
    expect(changed).toMatchObject([
      {
        id: before.id,
        deadlineId: before.deadlineId,
        kind: 'TIME_LIMITED',
        round: 1,
      },
    ]);
    expect(
      await world.db.deadlineChange.findMany({
        where: { deadlineId: before.deadlineId },
      }),
    ).toMatchObject([{ reason: '转为限期整改' }]);
    await expect(
      changeKind(world.as('employment1'), world.deps, {
        id,
        version: await world.version(id),
        kind: 'SYSTEMIC',
        reason: '太难',
      }),
    ).rejects.toEqual(refused('INVALID_STATE', '请先完成当前步骤'));
    await act.plan();
    await driver.pump();
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await act.verify();
    await driver.pump();
    await act.evaluate();
    await driver.pump();
    await toSystemic(world.as('style'), world.deps, {
      id,
      version: await world.version(id),
      reason: '各窗口都缺',
    });
    await driver.pump();
    const view = await read(id);
    expect(view).toMatchObject({
      status: 'RECTIFYING',
      kind: 'SYSTEMIC',
      round: 2,
      deadline: { text: '剩余 60 个工作日' },
    });
    expect(view.rounds.map((round) => round.kind)).toEqual(['TIME_LIMITED', 'SYSTEMIC']);
    await act.summarize();
    await driver.pump();
    await world.addProofs(id);
    await act.finish({ rule: '《管理办法》' });
  });

  it('comes back after 销号 with the old number on record, a new round and a new number (R64)', async () => {
    const { problemId, id, act } = await opened();
    const pass = async () => {
      await act.measure();
      await driver.pump();
      await finishToSignOff(world, driver, id);
    };
    await pass();
    const first = (await read(id)).signOff?.number;
    await expect(
      reboundRectification(world.as('employmentHead'), world.deps, {
        id,
        version: await world.version(id),
        reason: '又没有了',
      }),
    ).rejects.toEqual(refused('FORBIDDEN', '行风办'));
    await reboundRectification(world.as('style'), world.deps, {
      id,
      version: await world.version(id),
      reason: '又没有了',
    });
    expect((await getProblem(world.db, world.actor('style'), problemId)).status).toBe('TRIAGED');
    await driver.pump();
    expect(await read(id)).toMatchObject({
      status: 'MEASURE_PENDING',
      reboundCount: 1,
      signOff: null,
      deadline: null,
    });
    await pass();
    const view = await read(id);
    expect(view.rounds.map((round) => round.round)).toEqual([1, 2]);
    expect(view.signOff?.number).not.toBe(first);
    expect(view.timeline.some((entry) => entry.text.includes(`取消销号 ${first ?? ''}`))).toBe(true);
    expect(await world.db.measure.count({ where: { problemId } })).toBe(1);
  });

  it('is terminated with a reason; its clock and its open extension end, the problem waits for 归口 again', async () => {
    const { problemId, id, act } = await opened();
    await act.measure();
    await driver.pump();
    await requestExtension(world.as('employment1'), world.deps, {
      id,
      version: await world.version(id),
      days: 5,
      reason: '等采购',
    });
    await driver.pump();
    await terminateRectification(world.as('style'), world.deps, {
      id,
      version: await world.version(id),
      reason: '误立',
    });
    await driver.pump();
    expect(await read(id)).toMatchObject({
      status: 'TERMINATED',
      deadline: { text: '已取消（整改终止）' },
    });
    expect((await getProblem(world.db, world.actor('style'), problemId)).status).toBe('REPORTED');
    expect(
      await world.db.userTask.count({
        where: { subjectId: id, state: { in: ['CREATED', 'COMPLETING'] } },
      }),
    ).toBe(0);
  });
});
