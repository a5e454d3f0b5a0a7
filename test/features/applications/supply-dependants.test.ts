import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { correctedKeys } from '../../../server/api/form-rules.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { supplyCorrection } from '../../../server/features/applications/supply-correction.js';
import { getOneThingForm } from '../../../server/features/catalogue/get-one-thing-form.js';
import { getCorrectionForm } from '../../../server/features/portal/get-correction-form.js';
import { completeForm } from '../../support/applicant.js';
import { openWorld, type World } from '../items/case-world.js';
import { ProcessDriver } from '../items/process-driver.js';

const PICKUP = 'otUnemploymentInsuranceCardIssuePickup';
const ADDRESS = { mailingAddress_applicant: '滨海市东城区一路1号', mailingRecipient_applicant: '张三一' };

let world: World;
let driver: ProcessDriver;
let applicationId: string;
let correctionId: string;

beforeAll(async () => {
  world = await openWorld({
    realCheck: true,
    settings: { 'sharedData.sources': [{ source: '照片库', dataElement: 'photo-2inch' }] },
  });
  driver = new ProcessDriver(world);
  applicationId = await world.submit({
    items: ['unemployment-registration', 'social-card-issue'],
    form: completeForm(1, { [PICKUP]: '现场领取' }),
  });
  await driver.pump();
  await precheckApplication(world.as('clerk'), world.applicationDeps, {
    id: applicationId,
    result: 'INCOMPLETE',
    missing: [{ key: PICKUP, label: '领卡方式', kind: 'FIELD', reason: '申请人来电要求邮寄' }],
  });
  await driver.pump();
  correctionId = (await world.db.correction.findFirstOrThrow({ where: { applicationId } })).id;
  await world.db.correction.update({
    where: { id: correctionId },
    data: {
      entries: [{ key: PICKUP, label: '领卡方式', kind: 'FIELD', reason: '申请人来电要求邮寄', supplied: false }],
    },
  });
});
afterAll(() => world.close());

const supply = (form: Record<string, unknown>) =>
  supplyCorrection(world.asApplicant(applicationId), world.applicationDeps, { applicationId, correctionId, form });
const stored = async () =>
  (await world.db.application.findUniqueOrThrow({ where: { id: applicationId } })).form as Record<string, unknown>;

it('shows the applicant of a correction no names and no numbers but those it asks for', async () => {
  const { form, answered } = await getCorrectionForm(world.asApplicant(applicationId), world.applicationDeps.settings, {
    applicationId,
    correctionId,
  });
  expect(form).toMatchObject({ [PICKUP]: '现场领取', idType_applicant: '居民身份证' });
  expect(Object.keys(form).filter((key) => /name|idNumber|phone|address|account$/i.test(key))).toEqual([]);
  expect(answered).toEqual(expect.arrayContaining(['personName_applicant', 'idNumber_applicant']));
});

it('brings up with a new answer what it asks for besides, and nothing that was answered before', async () => {
  const definition = await getOneThingForm(world.db, world.clock, world.applicationDeps.settings, 'ot-unemployment');
  const answered = Object.keys(await stored());
  const keys = (pickup: string) =>
    correctedKeys(definition, ['social-card-issue'], { [PICKUP]: pickup }, [PICKUP], answered);
  expect(keys('现场领取')).toEqual([PICKUP]);
  expect(keys('邮寄')).toEqual([PICKUP, ...Object.keys(ADDRESS), 'mailingPhone_applicant']);
});

it('is open until that is answered, too, and still changes nothing else', async () => {
  expect(await supply({ [PICKUP]: '邮寄', personName_applicant: '换不了' })).toMatchObject({
    complete: false,
    missing: ['邮寄地址', '收件人', '收件人联系电话'],
  });
  expect(await supply({ ...ADDRESS, mailingPhone_applicant: '13800001234' })).toMatchObject({ complete: true });
  expect(await stored()).toMatchObject({ [PICKUP]: '邮寄', ...ADDRESS, personName_applicant: '张三二' });
});
