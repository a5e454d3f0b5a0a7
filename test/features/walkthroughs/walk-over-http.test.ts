import type { WalkthroughRow } from '../../../server/api/walkthroughs.js';
import type { Page } from '../../../server/api/list.js';
import type { ProblemView } from '../../../server/api/problems.js';
import { eventually, HttpRefusal, type HttpClient } from '../../support/http-client.js';
import { WalkServer, type Recorded } from './walk-server.js';
import { SCENARIO } from './walk-world.js';

let server: WalkServer;
let walker: HttpClient;
let style: HttpClient;
beforeAll(async () => {
  server = await WalkServer.open();
  ({ walker, style } = server);
});
afterAll(() => server.close());

const view = (id: string) => server.view(id);
const walk = (id: string, kind: string, more?: Recorded) => server.walk(id, kind, more);

it('walks the first scenario through the real engine, with one problem that is dismissed, to its end', async () => {
  const { id } = await server.assign(SCENARIO, 'citizen');
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

  const officer = await server.signIn('employment');
  const refused = await officer.get(`/api/walkthroughs/${id}`).catch((refusal: unknown) => refusal);
  expect((refused as HttpRefusal).status).toBe(403);
});
