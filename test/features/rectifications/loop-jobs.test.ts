import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loopCases } from './loop-cases.js';
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

describe('the jobs', () => {
  it('start no second process for a case that is carried, and answer the same when delivered twice', async () => {
    const { id } = await opened();
    const before = driver.refusedStarts;
    await driver.start(id);
    expect(driver.refusedStarts).toBe(before + 1);
    expect(
      await driver.job('rectification.open', { rectificationId: id }, { processInstanceKey: 'stranger' }),
    ).toMatchObject({ bpmnError: 'CASE_ALREADY_OPEN' });
  });

  it('never sign off by themselves', async () => {
    const { id } = await opened();
    await expect(driver.job('rectification.signOff', { rectificationId: id })).rejects.toThrow(
      'signed off by a person',
    );
  });

  it('make of a negative rating one problem and one rectification, rows only, without the words of the citizen', async () => {
    const { db } = world;
    const at = world.clock.now();
    await db.oneThing.create({
      data: {
        id: 'ot',
        name: '失业一件事',
        sortOrder: 1,
        applicantKind: 'PERSON',
        plainName: '失业',
        sections: [],
        place: {},
        sourceDoc: '002',
        sourceSection: '一',
      },
    });
    const application = {
      id: 'app',
      oneThingId: 'ot',
      oneThingName: '失业一件事',
      channel: 'COUNTER',
      status: 'COMPLETED',
      applicantName: '张三一',
    };
    await db.application.create({
      data: {
        ...application,
        form: {},
        selectedItems: [],
        createdAt: at,
        updatedAt: at,
      },
    });
    await db.ratingInvitation.create({
      data: { id: 'inv', applicationId: 'app', invitedAt: at },
    });
    await db.rating.create({
      data: {
        id: 'rating',
        invitationId: 'inv',
        applicationId: 'app',
        level: 'VERY_DISSATISFIED',
        isNegative: true,
        tags: ['办理时间长'],
        comment: '我是张三一，等了三天',
        ratedAt: at,
      },
    });
    await db.negativeRating.create({
      data: {
        id: 'rating',
        applicationId: 'app',
        number: 'CP-2026-000001',
        named: true,
        unitId: 'employment',
        status: 'VERIFIED',
        callbackOfficerId: 'style',
        callbackNote: '确有拖延',
        receivedAt: at,
      },
    });
    const messages = driver.messages.length;
    const result = await driver.job(
      'rectification.create',
      { ratingId: 'rating' },
      { headers: { rectificationKind: 'TIME_LIMITED' } },
    );
    await driver.pump();
    expect(driver.messages).toHaveLength(messages); // the call activity runs it, no message does
    const id = (result as { variables: { rectificationId: string } }).variables.rectificationId;
    const view = await read(id);
    expect(view).toMatchObject({
      status: 'OPENED',
      ratingId: 'rating',
      unitId: 'employment',
      sourceName: '差评',
      problem: {
        source: 'NEGATIVE_RATING',
        reporterPost: '服务对象',
        experienceChannel: '窗口',
      },
    });
    expect(JSON.stringify(view)).not.toContain('张三一');
    expect(view.evaluatorText).toContain('回访');
    await driver.start(id);
    expect(await db.negativeRating.findUniqueOrThrow({ where: { id: 'rating' } })).toMatchObject({
      rectificationId: id,
    });
  });
});
