import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDraft } from '../../../server/features/applications/create-draft.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { supplyCorrection } from '../../../server/features/applications/supply-correction.js';
import { withdrawApplication } from '../../../server/features/applications/withdraw-application.js';
import { decideItem } from '../../../server/features/items/decide-item.js';
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
const decide = async (user: string, serviceItemId: string, decision: 'GRANT' | 'REFUSE', reason?: string) => {
  const { id, version } = await item(serviceItemId);
  await decideItem(world.as(user), world.itemDeps, { id, version, decision, reason });
  await driver.pump();
};

describe('from submission to the combined feedback', () => {
  it('goes on when the place closes the one-thing meanwhile: only nobody new can apply', async () => {
    await world.db.oneThing.update({ where: { id: 'ot-unemployment' }, data: { processId: null } });
    await accept();
    await decide('employment1', 'unemployment-registration', 'GRANT');
    await decide('service1', 'employment-certificate-issue', 'GRANT');
    await decide('unemployment1', 'unemployment-benefit-claim', 'GRANT');
    await decide('card1', 'social-card-issue', 'GRANT');
    expect((await application()).status).toBe('COMPLETED');
    await expect(
      createDraft(world.as('clerk'), world.applicationDeps, { oneThingId: 'ot-unemployment' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('splits into one item for each tick and the automatic one, each with a unit, a number and a clock; the whole is promised for the longest (R114, R116)', async () => {
    await accept();
    const items = await world.db.applicationItem.findMany({ where: { applicationId }, orderBy: { sortOrder: 'asc' } });
    expect(items.map((each) => [each.serviceItemId, each.number, each.status, each.unitId])).toEqual([
      ['unemployment-registration', 'SY-2026-000001-01', 'HANDLING', 'employment'],
      ['employment-certificate-issue', 'SY-2026-000001-02', 'HANDLING', 'employment-service'],
      ['unemployment-benefit-claim', 'SY-2026-000001-03', 'HANDLING', 'unemployment-insurance'],
      ['temporary-price-subsidy', 'SY-2026-000001-04', 'PENDING', null],
      ['social-card-issue', 'SY-2026-000001-05', 'HANDLING', 'social-card'],
    ]);
    const promised = await world.db.deadline.findMany({ where: { caseId: applicationId, kind: 'ITEM_PROMISED' } });
    expect(promised).toHaveLength(4);
    const [whole] = await world.db.deadline.findMany({
      where: { caseId: applicationId, kind: 'APPLICATION_PROMISED' },
    });
    expect(whole?.dueAt?.getTime()).toBe(Math.max(...promised.map((each) => each.dueAt?.getTime() ?? 0)));
    expect(await application()).toMatchObject({
      status: 'IN_PROGRESS',
      acceptedById: 'clerk',
      promisedDueAt: whole?.dueAt,
    });
  });

  it('closes every item, one refused, and gives one feedback that names each outcome, reason and remedy (R120, R122)', async () => {
    await accept();
    await decide('employment1', 'unemployment-registration', 'GRANT');
    await decide('service1', 'employment-certificate-issue', 'REFUSE', '照片不符合要求');
    await decide('unemployment1', 'unemployment-benefit-claim', 'GRANT');
    expect(await item('temporary-price-subsidy')).toMatchObject({ status: 'CLOSED', outcome: 'GRANTED' });
    expect((await application()).status).toBe('IN_PROGRESS');
    await decide('card1', 'social-card-issue', 'GRANT');

    expect(await application()).toMatchObject({ status: 'COMPLETED' });
    const feedback = await world.db.feedback.findUniqueOrThrow({ where: { applicationId } });
    const content = feedback.content as {
      items: { name: string; outcome: string; reason: string | null; remedy: string | null; inTime: boolean | null }[];
      summary: string;
    };
    expect(content.items.map((each) => each.outcome)).toEqual(['GRANTED', 'REFUSED', 'GRANTED', 'GRANTED', 'GRANTED']);
    expect(content.items[1]).toMatchObject({
      reason: '照片不符合要求',
      remedy: expect.stringContaining('再次申请') as unknown,
      inTime: true,
    });
    expect(content.items[0]?.remedy).toBeNull();
    expect(content.summary).toBe('共 5 个事项：予以办理 4 个，不予办理 1 个');
    expect(await world.db.deadline.count({ where: { caseId: applicationId, closedAt: null } })).toBe(0);
  });

  it('reports the automatic item as not eligible when the benefit was refused', async () => {
    await accept();
    await decide('unemployment1', 'unemployment-benefit-claim', 'REFUSE', '缴费不满一年');
    await decide('employment1', 'unemployment-registration', 'GRANT');
    await decide('service1', 'employment-certificate-issue', 'GRANT');
    await decide('card1', 'social-card-issue', 'GRANT');
    expect(await item('temporary-price-subsidy')).toMatchObject({ status: 'CLOSED', outcome: 'NOT_ELIGIBLE' });
    expect((await application()).status).toBe('COMPLETED');
  });

  it('tells everything missing at once, waits, and goes back to the same clerk once all is supplied (R144)', async () => {
    await precheckApplication(world.as('clerk'), world.applicationDeps, {
      id: applicationId,
      result: 'INCOMPLETE',
      missing: [{ key: 'personName_applicant', label: '姓名', kind: 'FIELD', reason: '与证件不一致' }],
    });
    await driver.pump();
    expect((await application()).status).toBe('CORRECTION');
    const correction = await world.db.correction.findFirstOrThrow({ where: { applicationId } });
    expect(correction).toMatchObject({ status: 'OPEN', openedAt: world.clock.now() });
    const notice = await world.db.notice.findFirstOrThrow({ where: { kind: 'correction.opened' } });
    expect(notice.body).toContain('1. 姓名：与证件不一致');

    const supply = (form: Record<string, unknown>) =>
      supplyCorrection(world.asApplicant(applicationId), world.applicationDeps, {
        applicationId,
        correctionId: correction.id,
        form,
      });
    expect(await supply({})).toMatchObject({ complete: false, missing: ['姓名'] });
    expect(await supply({ personName_applicant: '张三二', idNumber_applicant: '换不了' })).toMatchObject({
      complete: true,
    });
    await driver.pump();
    expect(await application()).toMatchObject({
      status: 'SUBMITTED',
      precheckResult: null,
      applicantName: '张三二',
      form: { idNumber_applicant: 'E12345678' },
    });
    expect(await world.db.userTask.findFirst({ where: { state: 'CREATED' } })).toMatchObject({
      kind: 'application.precheck',
      assigneeId: 'clerk',
    });
    await expect(supply({ personName_applicant: '张三三' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  it('refuses with a reason on record and a notice (R145)', async () => {
    await expect(
      precheckApplication(world.as('clerk'), world.applicationDeps, { id: applicationId, result: 'NOT_ACCEPTABLE' }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await precheckApplication(world.as('clerk'), world.applicationDeps, {
      id: applicationId,
      result: 'NOT_ACCEPTABLE',
      reason: '不属于本地参保人员',
    });
    await driver.pump();
    expect(await application()).toMatchObject({ status: 'REJECTED', rejectReason: '不属于本地参保人员' });
    expect(await world.db.ledgerEvent.findFirst({ where: { action: 'application.rejected' } })).toMatchObject({
      reason: '不属于本地参保人员',
    });
  });
});

describe('withdrawing the whole', () => {
  it('ends unfinished items, keeps finished results, finishes what was decided, and stops every clock', async () => {
    await accept();
    await decide('employment1', 'unemployment-registration', 'GRANT');
    const card = await item('social-card-issue');
    await decideItem(world.as('card1'), world.itemDeps, { id: card.id, version: card.version, decision: 'GRANT' });
    await withdrawApplication(world.asApplicant(applicationId), world.applicationDeps, {
      id: applicationId,
      reason: '不办了',
    });
    await driver.pump();
    expect((await application()).status).toBe('WITHDRAWN');
    expect((await item('unemployment-registration')).outcome).toBe('GRANTED');
    expect((await item('social-card-issue')).outcome).toBe('GRANTED');
    expect((await item('unemployment-benefit-claim')).outcome).toBe('WITHDRAWN');
    expect((await item('temporary-price-subsidy')).outcome).toBe('WITHDRAWN');
    expect(await world.db.deadline.count({ where: { caseId: applicationId, closedAt: null } })).toBe(0);
    await expect(
      withdrawApplication(world.asApplicant(applicationId), world.applicationDeps, {
        id: applicationId,
        reason: '再撤',
      }),
    ).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  it('is for the applicant and the counter only', async () => {
    await expect(
      withdrawApplication(world.as('employment1'), world.applicationDeps, { id: applicationId, reason: '不想办' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      withdrawApplication(world.asApplicant('app_other'), world.applicationDeps, {
        id: applicationId,
        reason: '别人的',
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await withdrawApplication(world.as('clerk'), world.applicationDeps, {
      id: applicationId,
      reason: '申请人来电要求',
    });
    await driver.pump();
    expect((await application()).status).toBe('WITHDRAWN');
  });
});

it('keeps names, phone and ID numbers out of outbox and ledger', async () => {
  await accept();
  await decide('employment1', 'unemployment-registration', 'GRANT');
  const written = JSON.stringify([await world.db.outboxCommand.findMany(), await world.db.ledgerEvent.findMany()]);
  for (const secret of ['张三一', 'E12345678', '13800001234']) expect(written).not.toContain(secret);
  expect(JSON.stringify(await world.db.application.findFirst())).toContain('张三一'); // the search would find it
});
