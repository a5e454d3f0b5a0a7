import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { supplyCorrection } from '../../../server/features/applications/supply-correction.js';
import { assignUnit } from '../../../server/features/items/assign-unit.js';
import { decideItem } from '../../../server/features/items/decide-item.js';
import { endSuspension } from '../../../server/features/items/end-suspension.js';
import { remindItem } from '../../../server/features/items/remind-item.js';
import { requestItemCorrection } from '../../../server/features/items/request-item-correction.js';
import { returnItem } from '../../../server/features/items/return-item.js';
import { suspendItem } from '../../../server/features/items/suspend-item.js';
import { transferItem } from '../../../server/features/items/transfer-item.js';
import { withdrawItem } from '../../../server/features/items/withdraw-item.js';
import { openWorld, type World } from './case-world.js';
import { ProcessDriver } from './process-driver.js';

const ITEMS = [
  'unemployment-registration',
  'employment-certificate-issue',
  'unemployment-benefit-claim',
  'social-card-issue',
];

let world: World;
let driver: ProcessDriver;
let applicationId: string;

beforeEach(async () => {
  world = await openWorld();
  driver = new ProcessDriver(world);
  applicationId = await world.submit({ items: ITEMS });
  await driver.pump();
});
afterEach(() => world.close());

const accept = async () => {
  await precheckApplication(world.as('clerk'), world.applicationDeps, { id: applicationId, result: 'COMPLETE' });
  await driver.pump();
};
const item = (serviceItemId: string) =>
  world.db.applicationItem.findUniqueOrThrow({
    where: { applicationId_serviceItemId: { applicationId, serviceItemId } },
  });
const application = () => world.db.application.findUniqueOrThrow({ where: { id: applicationId } });
const clocks = (subjectId: string) =>
  world.db.deadline.findMany({ where: { subjectId }, include: { suspensions: true } });
const decide = async (user: string, serviceItemId: string, decision: 'GRANT' | 'REFUSE', reason?: string) => {
  const { id, version } = await item(serviceItemId);
  await decideItem(world.as(user), world.itemDeps, { id, version, decision, reason });
  await driver.pump();
};

describe('one item', () => {
  beforeEach(accept);

  it('pauses alone for a correction: its clock and the whole stop, the siblings run on (R122)', async () => {
    const claim = await item('unemployment-benefit-claim');
    await requestItemCorrection(world.as('unemployment1'), world.itemDeps, {
      id: claim.id,
      version: claim.version,
      entries: [{ key: 'personName_applicant', label: '随便', kind: 'FIELD', reason: '看不清' }],
    });
    await driver.pump();
    expect((await item('unemployment-benefit-claim')).status).toBe('CORRECTION');
    expect((await clocks(claim.id)).every((each) => each.suspended)).toBe(true);
    expect((await clocks(applicationId)).every((each) => each.suspended)).toBe(true);
    expect((await clocks((await item('social-card-issue')).id)).some((each) => each.suspended)).toBe(false);
    const correction = await world.db.correction.findFirstOrThrow({ where: { itemId: claim.id } });
    expect(correction.entries).toEqual([
      { key: 'personName_applicant', label: '姓名', kind: 'FIELD', reason: '看不清', supplied: false },
    ]);

    await supplyCorrection(world.as('clerk2'), world.applicationDeps, {
      applicationId,
      correctionId: correction.id,
      form: { personName_applicant: '张三一' },
    });
    await driver.pump();
    expect(await item('unemployment-benefit-claim')).toMatchObject({ status: 'HANDLING', handlerId: 'unemployment1' });
    expect((await clocks(claim.id)).every((each) => !each.suspended)).toBe(true);
    expect(await world.db.userTask.findFirst({ where: { subjectId: claim.id, state: 'CREATED' } })).toMatchObject({
      assigneeId: 'unemployment1',
    });
  });

  it('waits for each correction under its own id, also when the answer comes before the diagram reaches its wait', async () => {
    const ask = async () => {
      world.clock.advance(1);
      const { id, version } = await item('social-card-issue');
      await requestItemCorrection(world.as('card1'), world.itemDeps, {
        id,
        version,
        entries: [{ key: 'personName_applicant', label: '', kind: 'FIELD', reason: '错' }],
      });
      const correction = await world.db.correction.findFirstOrThrow({ where: { itemId: id, status: 'OPEN' } });
      await supplyCorrection(world.asApplicant(applicationId), world.applicationDeps, {
        applicationId,
        correctionId: correction.id,
        form: { personName_applicant: '张三一' },
      });
      await driver.pump(); // the diagram hears of the request only now, and finds the answer waiting
      expect((await item('social-card-issue')).status).toBe('HANDLING');
      return correction.id;
    };
    expect(await ask()).not.toBe(await ask());
    expect(await world.db.deadline.count({ where: { kind: 'CORRECTION' } })).toBe(0);
  });

  it('cannot be asked to correct what it does not use', async () => {
    const card = await item('social-card-issue');
    const ask = (key: string) =>
      requestItemCorrection(world.as('card1'), world.itemDeps, {
        id: card.id,
        version: card.version,
        entries: [{ key, label: '', kind: 'FIELD', reason: '错' }],
      });
    await expect(ask('difficultyType_applicant')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('stops for a special procedure and goes on when it ends (R158)', async () => {
    const card = await item('social-card-issue');
    await expect(
      suspendItem(world.as('card1'), world.itemDeps, {
        id: card.id,
        version: card.version,
        kind: '喝茶',
        reason: '累',
      }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await suspendItem(world.as('card1'), world.itemDeps, {
      id: card.id,
      version: card.version,
      kind: '鉴定',
      reason: '照片存疑',
    });
    await driver.pump();
    world.clock.advance(3 * 3_600_000);
    await endSuspension(world.as('card1'), world.itemDeps, {
      id: card.id,
      version: (await item('social-card-issue')).version,
    });
    await driver.pump();
    const [clock] = await clocks(card.id);
    expect(clock?.suspensions[0]?.endedAt?.getTime()).toBe(
      (clock?.suspensions[0]?.startedAt.getTime() ?? 0) + 3 * 3_600_000,
    );
    expect((await item('social-card-issue')).status).toBe('HANDLING');
  });

  it('goes to the next unit when it is returned, then to the coordinator, who says whose it is (R143)', async () => {
    const sendBack = async (user: string) => {
      const { id, version } = await item('unemployment-registration');
      await returnItem(world.as(user), world.itemDeps, { id, version, reason: '不归我管' });
      await driver.pump();
    };
    await sendBack('employment1');
    expect(await item('unemployment-registration')).toMatchObject({
      status: 'HANDLING',
      unitId: 'employment-service',
      handlerId: null,
    });
    await sendBack('service1');
    const waiting = await item('unemployment-registration');
    expect(waiting).toMatchObject({ status: 'AWAITING_UNIT', unitId: null });
    const assign = (user: string) =>
      assignUnit(world.as(user), world.itemDeps, {
        id: waiting.id,
        version: waiting.version,
        unitId: 'social-insurance',
        reason: '户籍地已划转',
      });
    await expect(assign('clerk')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await assign('coordinator');
    await driver.pump();
    await decide('social1', 'unemployment-registration', 'GRANT');
    expect((await item('unemployment-registration')).outcome).toBe('GRANTED');
  });

  it('is withdrawn alone; an automatic item that depended on it is not eligible', async () => {
    const claim = await item('unemployment-benefit-claim');
    await withdrawItem(world.asApplicant(applicationId), world.itemDeps, {
      id: claim.id,
      version: claim.version,
      reason: '已找到工作',
    });
    await driver.pump();
    expect(await item('unemployment-benefit-claim')).toMatchObject({ status: 'WITHDRAWN', outcome: 'WITHDRAWN' });
    await decide('employment1', 'unemployment-registration', 'GRANT');
    await decide('service1', 'employment-certificate-issue', 'GRANT');
    await decide('card1', 'social-card-issue', 'GRANT');
    expect((await item('temporary-price-subsidy')).outcome).toBe('NOT_ELIGIBLE');
    expect((await application()).status).toBe('COMPLETED');
  });

  it('says that it is withdrawn, not who holds its task, while the diagram still has that task to cancel', async () => {
    const registration = await item('unemployment-registration');
    await transferItem(world.as('employmentHead'), world.itemDeps, {
      id: registration.id,
      version: registration.version,
      userId: 'employment1',
      reason: '请办理',
    });
    const { id, version } = await item('unemployment-registration');
    await withdrawItem(world.asApplicant(applicationId), world.itemDeps, { id, version, reason: '不办了' });
    await expect(
      decideItem(world.as('employment2'), world.itemDeps, { id, version: version + 1, decision: 'GRANT' }),
    ).rejects.toMatchObject({ code: 'INVALID_STATE', userMessage: expect.stringContaining('已撤回') });
  });

  it('is never decided by the clerk who accepted it, even where that clerk is an officer of the unit (R139)', async () => {
    await world.db.application.update({ where: { id: applicationId }, data: { acceptedById: 'employment1' } });
    await expect(decide('employment1', 'unemployment-registration', 'GRANT')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const { id, version } = await item('unemployment-registration');
    await expect(
      transferItem(world.as('employmentHead'), world.itemDeps, { id, version, userId: 'employment1', reason: '帮忙' }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await decide('employment2', 'unemployment-registration', 'GRANT');
  });

  it('is handled by whoever has claimed it; a head moves it within the unit', async () => {
    const { id, version } = await item('unemployment-registration');
    await transferItem(world.as('employmentHead'), world.itemDeps, {
      id,
      version,
      userId: 'employment2',
      reason: '分工',
    });
    await expect(decide('employment1', 'unemployment-registration', 'GRANT')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      userMessage: expect.stringContaining('employment2') as unknown,
    });
    await expect(
      transferItem(world.as('employmentHead'), world.itemDeps, {
        id,
        version: version + 1,
        userId: 'service1',
        reason: '外单位',
      }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await decide('employment2', 'unemployment-registration', 'GRANT');
  });

  it('tells who reminded before, and counts', async () => {
    const { id } = await item('unemployment-registration');
    expect((await remindItem(world.as('style'), world.itemDeps, { id })).message).toBe('已催办承办单位');
    expect((await remindItem(world.as('clerk'), world.itemDeps, { id })).message).toContain(
      '上次由style-office岗于 11 月 2 日 10:00催办，共 1 次',
    );
    await expect(remindItem(world.as('employment1'), world.itemDeps, { id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('refuses a stale version, and a second decision while the diagram is on its way', async () => {
    const { id, version } = await item('unemployment-registration');
    await expect(
      decideItem(world.as('employment1'), world.itemDeps, { id, version: version - 1, decision: 'GRANT' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    await decideItem(world.as('employment1'), world.itemDeps, { id, version, decision: 'GRANT' });
    await expect(
      decideItem(world.as('employment1'), world.itemDeps, {
        id,
        version: version + 1,
        decision: 'REFUSE',
        reason: '后悔',
      }),
    ).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});
