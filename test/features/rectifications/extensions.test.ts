import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decideExtension } from '../../../server/features/rectifications/decide-extension.js';
import { findRectifications } from '../../../server/features/rectifications/find-rectifications.js';
import { requestExtension } from '../../../server/features/rectifications/request-extension.js';
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

describe('延期', () => {
  const decide = async (id: string, approved: boolean, { by = 'style', days }: { by?: string; days?: number } = {}) => {
    const { id: extensionId } = await world.db.rectificationExtension.findFirstOrThrow({
      where: { rectificationId: id, status: 'REQUESTED' },
    });
    return decideExtension(world.as(by), world.deps, {
      id,
      extensionId,
      version: await world.version(id),
      approved,
      note: '请抓紧',
      days,
    });
  };
  const ask = async (id: string, days = 5) => {
    const answer = await requestExtension(world.as('employment1'), world.deps, {
      id,
      version: await world.version(id),
      days,
      reason: '等采购',
    });
    await driver.pump();
    return answer;
  };

  it('is applied for before expiry, once at a time, decided by another, bounded, and keeps old and new date', async () => {
    const { problemId, id, act } = await opened();
    await act.measure();
    await driver.pump();
    const old = (await read(id)).deadline?.dueAt;
    await expect(ask(id, 31)).rejects.toEqual(refused('INVALID_ARGUMENT', '1 至 30 天'));
    await ask(id);
    await expect(ask(id)).rejects.toEqual(refused('INVALID_STATE', '已有一项延期申请'));
    await expect(decide(id, true, { by: 'employment1' })).rejects.toEqual(refused('FORBIDDEN', '自己'));
    await decide(id, true, { days: 3 });
    await driver.pump();
    const view = await read(id);
    expect(view.deadline?.text).toBe('剩余 13 个工作日');
    expect(view.extensions).toMatchObject([
      {
        status: 'APPROVED',
        days: 3,
        oldDueAt: old,
        newDueAt: view.deadline?.dueAt,
      },
    ]);
    const measure = await world.db.measure.findFirstOrThrow({
      where: { problemId },
    });
    expect(measure.dueOn).toBe('2026-11-19');
    await ask(id);
    await decide(id, false);
    await driver.pump();
    expect((await read(id)).deadline?.text).toBe('剩余 13 个工作日');
    await ask(id);
    await decide(id, true);
    await driver.pump();
    await expect(ask(id)).rejects.toEqual(refused('INVALID_STATE', '最多延期 2 次'));
  });

  it('is refused after expiry, and lapses when the round is done; a new round has the limit without it', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await ask(id);
    await decide(id, true);
    await driver.pump();
    await ask(id);
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    expect((await read(id)).extensions.map((each) => each.status)).toEqual(['APPROVED', 'REFUSED']);
    expect(
      await world.db.userTask.count({
        where: {
          subjectId: id,
          kind: 'rectification.decide-extension',
          state: 'CREATED',
        },
      }),
    ).toBe(0);
    await act.verify(false);
    await driver.pump();
    expect((await read(id)).deadline?.text).toBe('剩余 10 个工作日');
    const now = world.clock.now();
    world.clock.advance(40 * 24 * 3600_000);
    await expect(ask(id)).rejects.toEqual(refused('INVALID_STATE', '到期前'));
    expect((await read(id)).deadline?.state).toBe('OVERDUE');
    const overdue = await findRectifications(world.db, world.deps, world.actor('style'), {
      page: 1,
      pageSize: 25,
      order: 'desc',
      state: 'OVERDUE',
    });
    expect(overdue.items.map((row) => row.id)).toContain(id);
    const idle = await findRectifications(world.db, world.deps, world.actor('style'), {
      page: 1,
      pageSize: 200,
      order: 'desc',
      gap: 'noProgress',
    });
    expect(idle.items.map((row) => row.id)).toContain(id);
    world.clock.set(now);
    expect(
      (
        await findRectifications(world.db, world.deps, world.actor('style'), {
          page: 1,
          pageSize: 200,
          order: 'desc',
          gap: 'noProgress',
        })
      ).total,
    ).toBe(0);
  });
});
