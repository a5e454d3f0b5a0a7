import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeKind } from '../../../server/features/rectifications/change-kind.js';
import { getRectification } from '../../../server/features/rectifications/get-rectification.js';
import type { Limit } from '../../../server/features/rectifications/limit.js';
import { loopActions } from './loop-actions.js';
import { openLoopWorld, type LoopWorld } from './loop-world.js';
import { RectificationDriver } from './rectification-driver.js';

let world: LoopWorld;
let driver: RectificationDriver;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
});
afterAll(() => world.close());

const opened = async (options: Parameters<LoopWorld['openCase']>[0] = {}) => {
  const ids = await world.openCase(options);
  await driver.pump();
  return { ...ids, act: loopActions(world, ids.id) };
};
const proposalOf = async (id: string) =>
  (await getRectification(world.db, world.deps, world.actor('employment1'), id)).proposal;
const days = (value: number): Limit => ({ value, unit: 'WORKING_DAY' });
const TOO_LONG = expect.objectContaining({
  code: 'INVALID_ARGUMENT',
  userMessage: expect.stringContaining('列入台账时填的整改期限是 12 个工作日') as unknown,
});

/** As if it came from a negative rating for which the unit stated 12 working days. */
async function stateLimit(id: string): Promise<void> {
  const ratingId = `rating of ${id}`;
  await world.db.rectification.update({ where: { id }, data: { ratingId } });
  await world.db.negativeRating.create({
    data: {
      ...{ id: ratingId, applicationId: 'app', number: `CP of ${id}`, named: true, status: 'RECTIFYING' },
      ...{ receivedAt: world.clock.now(), statedLimitValue: 12, statedLimitUnit: 'WORKING_DAY' },
    },
  });
}

describe('the limit that the unit stated when a negative rating was taken into the ledger (R76)', () => {
  it('is proposed to who decides, where the settings propose no shorter one, and binds the measure', async () => {
    const { id, act } = await opened({ kind: 'TIME_LIMITED' });
    expect(await proposalOf(id)).toEqual({
      kind: 'TIME_LIMITED',
      limits: { IMMEDIATE: days(3), TIME_LIMITED: days(30), SYSTEMIC: days(60) },
      isStated: false,
    });
    await stateLimit(id);
    expect(await proposalOf(id)).toEqual({
      kind: 'TIME_LIMITED',
      limits: { IMMEDIATE: days(3), TIME_LIMITED: days(12), SYSTEMIC: days(12) },
      isStated: true,
    });
    await expect(act.measure('TIME_LIMITED', { limit: days(13) })).rejects.toEqual(TOO_LONG);
    await act.measure('TIME_LIMITED', { limit: days(12) });
  });

  it('binds 转类 of the first round too: another kind is no way round it', async () => {
    const { id, act } = await opened();
    await stateLimit(id);
    await act.measure('IMMEDIATE', { limit: days(3) });
    await driver.pump();
    const toTimeLimited = async (limit?: Limit) =>
      changeKind(world.as('employment1'), world.deps, {
        ...{ id, version: await world.version(id), kind: 'TIME_LIMITED', reason: '需要采购' },
        ...(limit ? { limit } : {}),
      });
    await expect(toTimeLimited(days(13))).rejects.toEqual(TOO_LONG);
    await toTimeLimited();
    expect(await world.db.deadline.findFirstOrThrow({ where: { caseId: id } })).toMatchObject({
      budgetValue: 12,
      budgetUnit: 'WORKING_DAY',
    });
  });
});
