import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
const { opened } = loopCases(() => ({ world, driver }));

describe('the silence of who raised it', () => {
  it('is answered by 行风办 after a call-back, never by the machine', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await act.verify();
    await driver.pump();
    const round = await world.db.rectificationRound.findFirstOrThrow({
      where: { rectificationId: id },
    });
    expect(
      await world.db.deadline.findFirstOrThrow({
        where: {
          subjectType: 'evaluation-request',
          subjectId: round.evaluationRequestId ?? '',
        },
      }),
    ).toMatchObject({ kind: 'EVALUATION', caseId: id, closedAt: null });
    await driver.expireEvaluation(id);
    await expect(act.evaluate()).rejects.toEqual(refused('INVALID_STATE', '评价期已满'));
    await act.evaluateInstead();
    await driver.pump();
    await act.signOff();
    expect(await world.db.deadline.count({ where: { caseId: id, closedAt: null } })).toBe(0);
  });
});
