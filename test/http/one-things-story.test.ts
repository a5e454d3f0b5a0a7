import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NoticeRow } from '../../server/api/admin.js';
import type { ApplicationView } from '../../server/api/applications.js';
import type { Page } from '../../server/api/list.js';
import type { ProgressView } from '../../server/api/portal.js';
import { progressOf, type Submitted } from '../support/applicant.js';
import { fillIn } from '../support/fill-in.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { Official } from '../support/official.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';

/** Other one-things than 失业, over HTTP on the real server: submitted, accepted, split, decided, answered at once. */
let server: RunningServer;
const officials = new Map<string, Official>();
const as = async (username: string): Promise<Official> => {
  const known = officials.get(username) ?? (await Official.signIn(server.url, username));
  officials.set(username, known);
  return known;
};
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(async () => {
  await server.stop();
  removeData(server);
});

async function accepted(oneThingId: string, items: string[], form?: Record<string, unknown>): Promise<Submitted> {
  const submitted = await fillIn(new HttpClient(server.url), oneThingId, items, form);
  const counter = await as('counter');
  await counter.claim(submitted.id);
  await counter.precheck(submitted.id, { result: 'COMPLETE' });
  return submitted;
}

const progress = (submitted: Submitted) => progressOf(new HttpClient(server.url), submitted);
const answered = (submitted: Submitted): Promise<ProgressView> =>
  eventually(async () => {
    const view = await progress(submitted);
    return view.feedback ? view : null;
  }, 'the feedback');
const outcomes = ({ feedback }: ProgressView) =>
  Object.fromEntries((feedback?.items ?? []).map(({ name, outcome }) => [name, outcome]));

it('社会保障卡: what was ticked goes to its unit, the whole is promised for the longest single limit, one feedback', async () => {
  const submitted = await accepted('ot-social-card', ['social-card-issue', 'social-card-loss-report']);
  expect(submitted.number).toMatch(/^SBK-\d{4}-000001$/);
  const card = await as('socialcard');
  await card.decide(submitted.id, '社会保障卡（含实体卡和电子卡）申领');
  await card.decide(submitted.id, '社会保障卡挂失与解挂', { decision: 'REFUSE', reason: '卡片已经解挂' });
  expect(outcomes(await answered(submitted))).toEqual({
    '社会保障卡（含实体卡和电子卡）申领': 'GRANTED',
    社会保障卡挂失与解挂: 'REFUSED',
  });
  const counter = await as('counter');
  const view = await counter.client.get<ApplicationView>(`/api/applications/${submitted.id}`);
  const due = view.items.map(({ deadline }) => deadline?.dueAt ?? '').sort();
  expect(view.deadline?.dueAt).toBe(due.at(-1));
});

const RETIREMENT = [
  'normal-retirement-application',
  'work-injury-benefit-difference',
  'unemployment-benefit-stop',
  'labour-use-filing',
];
const CONCERNED = {
  otEmployeeRetirementExtensionWorkInjuryDifferenceConcerned: '否',
  otEmployeeRetirementExtensionUnemploymentBenefitStopConcerned: '是',
};

it('职工退休: once the retirement is granted, what concerns the applicant is done by itself (R93, R95)', async () => {
  const submitted = await accepted('ot-employee-retirement', RETIREMENT, CONCERNED);
  const pension = await as('pension');
  const itemId = await pension.claim(submitted.id, '正常退休申请');
  const before = await progress(submitted);
  expect(before.items.filter(({ automatic }) => automatic).map(({ status }) => status)).toEqual([
    'PENDING',
    'PENDING',
    'PENDING',
  ]);
  await pension.item(itemId, 'decide', { decision: 'GRANT' });
  expect(outcomes(await answered(submitted))).toEqual({
    正常退休申请: 'GRANTED',
    工伤保险待遇补差: 'NOT_ELIGIBLE',
    失业保险金停发: 'GRANTED',
    劳动用工备案: 'GRANTED',
  });
});

it('职工退休 that is refused: no machine stops a benefit or files the end of the work; people decide (R135)', async () => {
  const submitted = await accepted('ot-employee-retirement', RETIREMENT, CONCERNED);
  await (await as('pension')).decide(submitted.id, '正常退休申请', { decision: 'REFUSE', reason: '未到退休年龄' });
  const refuse = { decision: 'REFUSE', reason: '退休申请未予办理' };
  await (await as('unemployment')).decide(submitted.id, '失业保险金停发', refuse);
  await (await as('labourrelations')).decide(submitted.id, '劳动用工备案', refuse);
  expect(outcomes(await answered(submitted))).toEqual({
    正常退休申请: 'REFUSED',
    工伤保险待遇补差: 'NOT_ELIGIBLE',
    失业保险金停发: 'REFUSED',
    劳动用工备案: 'REFUSED',
  });
});

it('工亡待遇: the meal subsidy comes with inpatient costs and follows the medical expenses (R91)', async () => {
  const items = ['work-injury-medical-expense'];
  const inpatient = { otWorkDeathBenefitMedicalExpenseInpatient: true };
  const submitted = await accepted('ot-work-death-benefit', items, inpatient);
  await (await as('socialinsurance')).decide(submitted.id, '工伤医疗费用申报');
  expect(outcomes(await answered(submitted))).toEqual({ 工伤医疗费用申报: 'GRANTED', 住院伙食补助费申领: 'GRANTED' });

  const outpatient = { otWorkDeathBenefitMedicalExpenseOutpatient: true };
  const without = await accepted('ot-work-death-benefit', items, outpatient);
  await (await as('socialinsurance')).decide(without.id, '工伤医疗费用申报');
  expect(outcomes(await answered(without))).toEqual({ 工伤医疗费用申报: 'GRANTED' });
});

it('工亡待遇: the conclusion of 工伤认定 is pushed to the unit that registers the injury (R117)', async () => {
  const submitted = await accepted('ot-work-death-benefit', ['work-injury-recognition', 'dependant-pension']);
  const pushed = async () => {
    const { client } = await as('socialinsurance');
    const { items } = await client.get<Page<NoticeRow>>('/api/notices?kind=item.resultPushed');
    return items.filter(({ body }) => body.includes(submitted.number)).map(({ title, body }) => [title, body]);
  };
  await (await as('socialinsurance')).decide(submitted.id, '供养亲属抚恤金申领');
  expect(await pushed()).toEqual([]);
  await (await as('workinjury')).decide(submitted.id, '工伤认定申请');
  await answered(submitted);
  expect(await pushed()).toEqual([
    [
      '“工伤认定申请”已有结论：予以办理',
      expect.stringMatching(/^分办件 GW-\d{4}-\d{6}-\d{2} 的结论：予以办理。请据此办理用人单位工伤登记。$/),
    ],
  ]);
});

it('事业单位聘用: insurance follows the verified salary, and its clock stands still until then (R117)', async () => {
  const items = ['public-institution-salary-verification', 'employee-insurance-registration'];
  const submitted = await accepted('ot-public-institution-hire', items);
  const clocks = async () => {
    const { client } = await as('counter');
    const view = await client.get<ApplicationView>(`/api/applications/${submitted.id}`);
    return [view.deadline?.state, ...view.items.map(({ deadline }) => deadline?.state)];
  };
  const itemId = await (await as('personnel')).claim(submitted.id, '事业单位新聘人员工资核定');
  // as the form lists them: the registration stands before the salary
  expect(await clocks()).toEqual(['NORMAL', 'SUSPENDED', 'NORMAL']);
  const { deadline, items: parts } = await (
    await as('counter')
  ).client.get<ApplicationView>(`/api/applications/${submitted.id}`);
  const salary = parts.find(({ serviceItemId }) => serviceItemId === 'public-institution-salary-verification');
  expect((deadline?.dueAt ?? '') > (salary?.deadline?.dueAt ?? '~')).toBe(true); // both limits, one after the other
  await (await as('personnel')).item(itemId, 'decide', { decision: 'REFUSE', reason: '材料与岗位不符' });
  await (await as('socialinsurance')).claim(submitted.id, '职工参保登记');
  expect((await clocks())[1]).toBe('NORMAL');
});

it('招用员工: the feedback tells the employer what to complete after the labour filing (R97)', async () => {
  const submitted = await accepted('ot-hire-employee', ['labour-use-filing', 'employment-registration']);
  await (await as('labourrelations')).decide(submitted.id, '劳动用工备案');
  await (await as('empservice')).decide(submitted.id, '就业登记');
  const { feedback } = await answered(submitted);
  expect(Object.fromEntries((feedback?.items ?? []).map(({ name, remedy }) => [name, remedy]))).toEqual({
    就业登记: null,
    劳动用工备案: '用人单位应及时补充招用员工具体信息',
  });
});
