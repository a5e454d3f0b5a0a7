import type { Page } from '../../server/api/list.js';
import type { NegativeRatingRow } from '../../server/api/negative-ratings.js';
import type { ProblemView } from '../../server/api/problems.js';
import type { RectificationView } from '../../server/api/rectifications.js';
import type { ScenarioCard } from '../../server/api/walkthroughs.js';
import { eventually, HttpClient } from '../support/http-client.js';

export interface FilledLoop {
  /** Waits for the callback. */
  ratingId: string;
  problemId: string;
  /** Nobody has decided its measure. */
  pendingId: string;
  /** At work, near its deadline. */
  workingId: string;
  /** Waits for somebody else to verify it. */
  verifyingId: string;
  signedOffId: string;
  walkId: string;
}

/** Pictures that prove the state before and after. */
export interface ProofPictures {
  before: Buffer;
  after: Buffer;
}

const WALK_PROCESS = 'UnemploymentRegistrationWalkthroughProcess';

/** Fills a server that already has the cases of fillCases with the loop around them: a walk, problems, rectifications, a callback. */
export async function fillLoop(url: string, pictures: ProofPictures): Promise<FilledLoop> {
  const style = await HttpClient.signIn(url, 'style');
  const walker = await HttpClient.signIn(url, 'experiencer');
  const walkId = await assignWalk(style, '2026-12-04');
  const report = (title: string, description: string, serviceItemName = '失业登记') =>
    walker.post<{ id: string }>('/api/problems', {
      title,
      description,
      serviceItemName,
      experienceChannel: '办事窗口',
      processId: WALK_PROCESS,
      elementId: 'Task_AccompanyCase',
    });
  const guide = await report('窗口没有摆放办事指南', '大厅里找不到指南，只能问工作人员');
  const twice = await report('同一份材料在两个窗口各收一次', '身份证复印件交了两次');
  const photo = await report('制卡照片要求没有写在指南上', '到窗口才知道要白底照片', '社会保障卡申领');
  const wait = await report('取号后要等一个小时', '上午只开一个窗口');
  await report('网上办理找不到入口', '搜索“失业登记”没有结果');
  await walker.post('/api/needs', { description: '希望能在手机上预约取号', serviceItemName: '失业登记' });

  const pendingId = await giveTo(style, guide.id, 'employment', '办事指南不清');
  const workingId = await giveTo(style, twice.id, 'employment', '重复收取材料');
  const verifyingId = await giveTo(style, photo.id, 'social-card', '办事指南不清');
  const signedOffId = await giveTo(style, wait.id, 'employment', '等候时间长');
  const employment = await HttpClient.signIn(url, 'employment');
  const card = await HttpClient.signIn(url, 'socialcard');
  await decide(style, employment, workingId, '一次收齐，单位内部流转', 4);
  await decide(style, card, verifyingId, '在指南上写明照片要求，附样例', 5);
  await finish(style, card, verifyingId, pictures, '新版指南已经上网、上墙');
  await decide(style, employment, signedOffId, '高峰时段加开两个窗口', 3);
  await finish(style, employment, signedOffId, pictures, '上午加开两个窗口');
  await verify(style, signedOffId);
  await act(walker, style, signedOffId, 'EVALUATING', 'evaluate', { satisfied: true, note: '等候不到十分钟' });
  await act(style, style, signedOffId, 'DECIDING', 'sign-off', { effect: '平均等候由六十分钟降到九分钟' });
  await eventually(async () => (await viewOf(style, signedOffId)).status === 'SIGNED_OFF', '销号');

  const rating = await eventually(async () => {
    const { items } = await style.get<Page<NegativeRatingRow>>('/api/negative-ratings?page=1&pageSize=10');
    return items.find(({ status }) => status === 'CALLBACK');
  }, 'the callback');
  return { ratingId: rating.id, problemId: guide.id, pendingId, workingId, verifyingId, signedOffId, walkId };
}

async function assignWalk(style: HttpClient, dueOn: string): Promise<string> {
  const scenarios = await style.get<ScenarioCard[]>('/api/scenarios');
  const scenario = scenarios.find(({ open }) => open);
  const { items } = await style.get<Page<{ id: string }>>('/api/users?role=EXPERIENCER&page=1&pageSize=10');
  const { id } = await style.post<{ id: string }>('/api/walkthroughs', {
    scenarioId: scenario?.id,
    walkerId: items[0]?.id,
    angle: 'citizen',
    unitId: 'employment',
    place: '就业服务大厅',
    dueOn,
  });
  return id;
}

async function giveTo(style: HttpClient, problemId: string, unitId: string, className: string): Promise<string> {
  const { version } = await style.get<ProblemView>(`/api/problems/${problemId}`);
  await style.post(`/api/problems/${problemId}/triage`, { version, unitId, kind: 'IMMEDIATE', className });
  return eventually(
    async () => (await style.get<ProblemView>(`/api/problems/${problemId}`)).rectificationId,
    'the rectification',
  );
}

const viewOf = (client: HttpClient, id: string) => client.get<RectificationView>(`/api/rectifications/${id}`);

/** One verb by one person, once the rectification waits for it. */
async function act(by: HttpClient, reader: HttpClient, id: string, status: string, verb: string, body: object) {
  const { version } = await eventually(async () => {
    const view = await viewOf(reader, id);
    return view.status === status && view.task ? view : null;
  }, `a rectification in ${status}`);
  await by.post(`/api/rectifications/${id}/${verb}`, { version, ...body });
}

const decide = (style: HttpClient, unit: HttpClient, id: string, measure: string, days: number) =>
  act(unit, style, id, 'MEASURE_PENDING', 'decide-measure', {
    kind: 'IMMEDIATE',
    measure,
    limit: { value: days, unit: 'WORKING_DAY' },
  });

async function finish(
  style: HttpClient,
  unit: HttpClient,
  id: string,
  { before, after }: ProofPictures,
  note: string,
): Promise<void> {
  await eventually(async () => (await viewOf(style, id)).status === 'RECTIFYING', 'a rectification at work');
  const slots: [string, string, Buffer][] = [
    ['BEFORE', '整改前.png', before],
    ['AFTER', '整改后.png', after],
  ];
  for (const [slot, name, picture] of slots) {
    const body = new FormData();
    body.set('slot', slot);
    // one file proves one thing: the id behind the picture makes it another file
    body.set('file', new Blob([new Uint8Array(picture), id], { type: 'image/png' }), name);
    await unit.post(`/api/rectifications/${id}/proofs`, body);
  }
  await act(unit, style, id, 'RECTIFYING', 'finish', { note, effect: note });
}

const verify = (style: HttpClient, id: string) =>
  act(style, style, id, 'VERIFYING', 'verify', { passed: true, note: '到窗口看过，属实' });
