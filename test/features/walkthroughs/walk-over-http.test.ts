import type { WalkthroughRow, WalkthroughView } from '../../../server/api/walkthroughs.js';
import type { Page } from '../../../server/api/list.js';
import type { ProblemView } from '../../../server/api/problems.js';
import { eventually, HttpClient, HttpRefusal } from '../../support/http-client.js';
import { removeData, startServer, type RunningServer } from '../../support/running-server.js';
import { PNG } from '../rectifications/loop-world.js';
import { allPassed, PREPARED, SCENARIO } from './walk-world.js';

let server: RunningServer;
let walker: HttpClient;
let style: HttpClient;
beforeAll(async () => {
  server = await startServer();
  walker = await HttpClient.signIn(server.url, 'experiencer');
  style = await HttpClient.signIn(server.url, 'style');
});
afterAll(async () => {
  await server.stop();
  removeData(server);
});

const view = (id: string) => walker.get<WalkthroughView>(`/api/walkthroughs/${id}`);

/** Waits for the diagram to come to a step and records it. */
async function walk(id: string, kind: string, more: { decision?: boolean; content?: object } = {}): Promise<void> {
  const step = await eventually(
    async () => (await view(id)).steps.find((each) => each.kind === `walkthrough.${kind}` && each.state === 'now'),
    `step ${kind}`,
  );
  if (step.needsEvidence) {
    const form = new FormData();
    form.set('kind', 'PHOTO');
    form.set('file', new Blob([new Uint8Array(PNG)]), '访谈记录.png');
    await walker.post(`/api/walkthroughs/${id}/steps/${step.kind}/evidence`, form);
  }
  await walker.post(`/api/walkthroughs/${id}/steps/${step.kind}`, {
    ...(step.concludes ? { conclusion: 'QUALIFIED', basis: '现场查看', checks: allPassed(step.checkpoints) } : {}),
    ...(more.decision === undefined ? {} : { decision: more.decision }),
    content: { seen: step.lookAt, mode: step.modes[0] ?? '', ...(kind === 'prepare' ? PREPARED : {}), ...more.content },
  });
}

it('walks the first scenario through the real engine, with one problem that is dismissed, to its end', async () => {
  const { id } = await style.post<{ id: string }>('/api/walkthroughs', {
    scenarioId: SCENARIO,
    walkerId: 'user-experiencer',
    angle: 'citizen',
    unitId: 'employment',
    place: '就业服务大厅',
  });
  const mine = await walker.get<Page<WalkthroughRow>>('/api/walkthroughs');
  expect(mine.items.map((row) => row.id)).toEqual([id]);

  await walk(id, 'prepare');
  await walk(id, 'look-for-case', { decision: true });
  await walk(id, 'obtain-consent', { decision: false });
  await walk(id, 'look-for-case', { decision: true });
  await walk(id, 'obtain-consent', { decision: true });
  await walk(id, 'accompany-case');
  for (const kind of ['interview', 'check-history', 'talk']) await walk(id, kind);

  const { elementId } = (await view(id)).steps.find(({ kind }) => kind === 'walkthrough.talk') ?? {};
  const problem = await walker.post<{ id: string }>(`/api/walkthroughs/${id}/problems`, {
    title: '没有办事指南',
    serviceItemName: '失业登记',
    experienceChannel: '办事窗口',
    elementId,
  });
  await walker.put(`/api/walkthroughs/${id}/materials/LISTS`, { text: '问题一个' });
  await eventually(
    async () => (await view(id)).actions.some(({ action, allowed }) => action === 'submit-feedback' && allowed),
    'the feedback',
  );
  const early = await walker.post(`/api/walkthroughs/${id}/feedback`).catch((refusal: unknown) => refusal);
  expect((early as HttpRefusal).status).toBe(409);
  await walker.put(`/api/walkthroughs/${id}/materials/HIGHLIGHTS`, { text: '有专人引导' });
  await walker.put(`/api/walkthroughs/${id}/materials/SUGGESTIONS`, { text: '摆放指南' });
  await walker.post(`/api/walkthroughs/${id}/feedback`);

  await eventually(async () => (await view(id)).status === 'TRIAGE', 'the delivery');
  const open = await style.post(`/api/walkthroughs/${id}/triage`).catch((refusal: unknown) => refusal);
  expect((open as HttpRefusal).body.message).toContain('还没有归口');
  const { version } = await style.get<ProblemView>(`/api/problems/${problem.id}`);
  await style.post(`/api/problems/${problem.id}/dismiss`, { version, reason: '现场已有指南' });
  await eventually(async () => {
    const refusal = await style.post(`/api/walkthroughs/${id}/triage`).catch((error: unknown) => error);
    return !(refusal instanceof HttpRefusal);
  }, 'the end of the triage');
  await eventually(async () => (await view(id)).status === 'CLOSED', 'the end of the walk');

  const officer = await HttpClient.signIn(server.url, 'employment');
  const refused = await officer.get(`/api/walkthroughs/${id}`).catch((refusal: unknown) => refusal);
  expect((refused as HttpRefusal).status).toBe(403);
});
