import type { ScenarioCard } from '../../../server/api/walkthroughs.js';
import { eventually, HttpRefusal, type HttpClient } from '../../support/http-client.js';
import { WalkServer, type Recorded } from './walk-server.js';

let server: WalkServer;
let walker: HttpClient;
let style: HttpClient;
beforeAll(async () => {
  server = await WalkServer.open();
  ({ walker, style } = server);
});
afterAll(() => server.close());

const TRANSFER = 'walk-pension-cross-province-transfer';
const assign = (scenarioId: string, angle: string) => server.assign(scenarioId, angle);
const view = (id: string) => server.view(id);
const opened = (id: string, kind: string) => server.opened(id, kind);
const walk = (id: string, kind: string, more?: Recorded) => server.walk(id, kind, more);
const refusalOf = async (asked: Promise<unknown>): Promise<HttpRefusal> => {
  const refusal = await asked.catch((error: unknown) => error);
  if (!(refusal instanceof HttpRefusal)) throw new Error('Expected a refusal');
  return refusal;
};
it('offers all ten scenarios; those for 基层经办 only are not assigned from the angle of 办事群众 (R1, R2)', async () => {
  const scenarios = await style.get<ScenarioCard[]>('/api/scenarios');
  expect(scenarios.map(({ open }) => open)).toEqual(Array.from({ length: 10 }, () => true));
  const staffOnly = scenarios.filter(({ angles }) => !angles.includes('citizen'));
  expect(staffOnly.map(({ name }) => name)).toEqual([
    '申请企业职工基本养老保险关系跨省转移接续',
    '推进失业保险稳岗位提技能防失业政策落实',
    '申请工伤认定、劳动能力鉴定和待遇核定',
    '推进“四进两知晓”政策直通机制',
  ]);
  for (const { id } of staffOnly) {
    const refusal = await refusalOf(assign(id, 'citizen'));
    expect([refusal.status, refusal.body.message]).toEqual([400, expect.stringContaining('只能从基层经办角度')]);
  }
});

it('walks 跨省转移接续: a mismatch is no problem before its cause is known, the staff use their account, what 部里 must coordinate names its level', async () => {
  const { id } = await assign(TRANSFER, 'grassroots');
  await walk(id, 'prepare');
  const { scenarioName, steps, materials } = await view(id);
  expect(scenarioName).toBe('申请企业职工基本养老保险关系跨省转移接续');
  expect(steps.map(({ name }) => name)).toContain('二、走转出流程');
  expect(materials.map(({ name }) => name)[2]).toBe('需要部里协调解决的转移接续业务');
  await walk(id, 'look-for-case', { decision: false });
  await walk(id, 'ask-staff');

  // R181: not without the staff at their own account
  const account = await refusalOf(walk(id, 'follow-staff', { content: { byStaff: false } }));
  expect(account.body.message).toContain('由工作人员用本人账号操作');
  await walk(id, 'follow-staff');

  // R7, R8: nothing of it in our own applications yet, and that is said
  const history = await opened(id, 'check-history');
  expect(history.content.figures).toMatchObject({
    handled: 0,
    followedUp: null,
    items: [expect.stringContaining('转移接续') as string],
    abnormal: [
      { name: '超期', count: 0 },
      { name: '未受理', count: 0 },
      { name: '未转移成功', count: 0 },
    ],
  });
  const { from, to } = history.content.figures as { from: string; to: string };
  expect(Number(to.slice(0, 4)) - Number(from.slice(0, 4))).toBe(1);
  await walk(id, 'check-history');

  // R10: first the difference, then its cause, then the judgement
  const guide = await opened(id, 'compare-guide');
  const difference = { what: '多要一份户口簿复印件', against: '部里规定', cause: '' };
  const path = `/api/walkthroughs/${id}/steps/${guide.kind}`;
  await walker.put(`${path}/draft`, { draft: { consistent: false, mismatches: [difference] } });
  const problem = {
    title: difference.what,
    serviceItemName: '养老保险关系转移接续',
    experienceChannel: '办事窗口',
    elementId: guide.elementId,
  };
  for (const raise of [
    () => walker.post(`/api/walkthroughs/${id}/problems`, problem),
    () => walker.post('/api/problems', { ...problem, walkthroughId: id, description: '' }),
  ]) {
    const early = await refusalOf(raise());
    expect([early.status, early.body.message]).toEqual([409, expect.stringContaining('先了解原因')]);
  }
  const unexplained = { consistent: false, mismatches: [difference] };
  for (const conclusion of ['QUALIFIED', 'UNQUALIFIED']) {
    const judged = await refusalOf(walk(id, 'compare-guide', { conclusion, content: unexplained }));
    expect(judged.body.message).toContain('不急于做判断，请先了解并写明原因');
  }
  const explained = { consistent: false, mismatches: [{ ...difference, cause: '系统还没有联网核验' }] };
  await walker.put(`${path}/draft`, { draft: explained });
  const raised = await walker.post<{ id: string }>(`/api/walkthroughs/${id}/problems`, problem);
  await walk(id, 'compare-guide', { conclusion: 'UNQUALIFIED', content: explained });
  const compared = (await view(id)).steps.find(({ kind }) => kind === guide.kind);
  expect(compared).toMatchObject({ problems: 1, conclusion: 'UNQUALIFIED', content: explained });
  await walk(id, 'talk');
  expect((await view(id)).steps.find(({ kind }) => kind === 'walkthrough.talk')?.content.mode).toBe('座谈会');

  // R38, R47
  await opened(id, 'submit-feedback');
  const write = (kind: string, text: string) => walker.put(`/api/walkthroughs/${id}/materials/${kind}`, { text });
  await write('LISTS', '问题一个');
  await write('HIGHLIGHTS', '有专人引导');
  expect((await refusalOf(write('SUGGESTIONS', '建议'))).body.message).toContain('不要求这份材料');
  const short = await refusalOf(walker.post(`/api/walkthroughs/${id}/feedback`));
  expect(short.body.message).toContain('需要部里协调解决的转移接续业务');
  await write('COORDINATION', '部里：军人养老保险关系转不过来\n省里材料口径不一');
  const level = await refusalOf(walker.post(`/api/walkthroughs/${id}/feedback`));
  expect(level.body.message).toContain('请标明报部里还是报省里：省里材料口径不一');
  await write('COORDINATION', '部里：军人养老保险关系转不过来\n省里：材料口径不一');
  await walker.post(`/api/walkthroughs/${id}/feedback`);
  await eventually(async () => (await view(id)).status === 'TRIAGE', 'the delivery');
  const row = (await style.get<{ rows: { problem?: { id: string } }[] }>(`/api/problems/${raised.id}`)) as object;
  expect(row).toMatchObject({ elementId: guide.elementId, walkthroughId: id });
});

it('walks 工伤“三定”: what conditions do not allow is skipped with its reason, what concerns others wants their consent', async () => {
  const { id } = await assign('walk-work-injury-three-determinations', 'grassroots');
  await walk(id, 'prepare');
  await walk(id, 'look-for-case', { decision: false });
  await walk(id, 'ask-staff');
  await walk(id, 'follow-staff');
  const silent = await refusalOf(walk(id, 'check-conditions', { decision: true }));
  expect(silent.body.message).toContain('请先征得当事人同意');
  await walk(id, 'check-conditions', { decision: true, content: { consentGiven: true } });
  await walk(id, 'visit-scene');
  const bare = await refusalOf(walk(id, 'look-for-hearing', { decision: false }));
  expect(bare.body.message).toContain('请写明条件不允许的原因');
  await walk(id, 'look-for-hearing', { decision: false, content: { notes: '近期没有开庭' } });
  await walk(id, 'compare-guide');
  const before = await view(id);
  expect(before.status).toBe('WALKING');
  expect(before.steps.find(({ kind }) => kind === 'walkthrough.attend-hearing')?.state).toBe('skipped');
  await walk(id, 'talk');
  await opened(id, 'submit-feedback');
  expect(await view(id)).toMatchObject({ status: 'FEEDBACK' });
});

it('gives each angle of 打造人社便民服务圈 its own steps (R2)', async () => {
  const kindsOf = async (angle: string) => {
    const { id } = await assign('walk-convenient-service-circle', angle);
    await opened(id, 'prepare');
    return (await view(id)).steps.map(({ kind }) => kind.replace('walkthrough.', ''));
  };
  expect(await kindsOf('citizen')).toEqual(['prepare', 'visit-place', 'survey', 'submit-feedback']);
  expect(await kindsOf('grassroots')).toEqual([
    'prepare',
    'follow-staff',
    'check-conditions',
    'obtain-consent',
    'accompany-case',
    'talk',
    'submit-feedback',
  ]);
});
