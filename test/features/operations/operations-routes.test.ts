import type { Page } from '../../../server/api/list.js';
import type { BulkResult, OperationsStatus, StuckIncident } from '../../../server/api/operations.js';
import { systemClock } from '../../../server/shared/clock.js';
import { localDay } from '../../../server/shared/local-day.js';
import { HttpClient, HttpRefusal } from '../../support/http-client.js';
import { openOperationsServer, type OperationsServer } from './operations-server.js';

let server: OperationsServer;
beforeAll(async () => {
  server = await openOperationsServer();
});
afterAll(() => server.close());

const GETS = ['status', 'incidents', 'stuck-jobs', 'outbox'];
const POSTS = ['retry', 'resolve', 'hand-over', 'cancel', 'resend', 'drop'];
const OTHERS = ['designer', 'style', 'employment'];
const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (error: HttpRefusal) => error.status,
  );

describe('/api/operations', () => {
  it('is the administrator’s alone', async () => {
    for (const username of OTHERS) {
      const client = await HttpClient.signIn(server.url, username);
      for (const path of GETS) expect(await statusOf(client.get(`/api/operations/${path}`))).toBe(403);
      for (const path of POSTS)
        expect(
          await statusOf(
            client.post(`/api/operations/${path}`, { ids: ['1'], reason: 'x', userId: 'x', confirmed: true }),
          ),
        ).toBe(403);
    }
    const admin = await HttpClient.signIn(server.url, 'admin');
    for (const path of GETS) expect(await statusOf(admin.get(`/api/operations/${path}`))).toBe(200);
    expect(await statusOf(new HttpClient(server.url).get('/api/operations/status'))).toBe(401);
  });

  it('asks for a reason, for the confirmation of what cannot be undone, and never takes personal data', async () => {
    const admin = await HttpClient.signIn(server.url, 'admin');
    const refused = async (verb: string, body: object) =>
      statusOf(admin.post(`/api/operations/${verb}`, { ids: ['1'], reason: '查明', ...body }));
    expect(await refused('retry', { reason: ' ' })).toBe(400);
    expect(await refused('retry', { ids: [] })).toBe(400);
    expect(await refused('retry', { ids: Array.from({ length: 201 }, (_, index) => String(index)) })).toBe(400);
    expect(await refused('cancel', {})).toBe(400);
    expect(await refused('cancel', { confirmed: false })).toBe(400);
    for (const value of ['张三', '110101199003070011', '13800000000', 13800000000, '6222020000000000000', { a: 1 }])
      expect(await refused('resolve', { variables: { decision: value } })).toBe(400);
    expect(await refused('resolve', { variables: { 'a b': 'x' } })).toBe(400);
    expect(await refused('resolve', { variables: { decision: 'GRANT', approved: true, round: 2 } })).toBe(200);
  });

  it('takes the minutes from the setting in force today, not from one that comes later', async () => {
    const admin = await HttpClient.signIn(server.url, 'admin');
    const change = (value: number, from: Date) =>
      admin.put('/api/settings/operations.stuckMinutes', { value, effectiveFrom: localDay(from) });
    const minutes = async () => (await admin.get<OperationsStatus>('/api/operations/status')).stuckMinutes;
    expect(await minutes()).toBe(30);
    const now = systemClock.now();
    await change(90, new Date(now.getTime() + 3 * 86_400_000));
    expect(await minutes()).toBe(30);
    await change(45, now);
    expect(await minutes()).toBe(45);
  });

  it('lists, does and tells what became of each over HTTP', async () => {
    const admin = await HttpClient.signIn(server.url, 'admin');
    await server.world.begin('OpenQuestionProcess', '1');
    const key = await server.world.incidentOf('1');
    const { items } = await admin.get<Page<StuckIncident>>('/api/operations/incidents?sort=createdAt&order=desc');
    expect(items[0]).toMatchObject({ id: key, number: 'SY-2026-1', errorType: 'CONDITION_ERROR' });
    expect(JSON.stringify(items)).not.toContain('失业');
    const result = await admin.post<BulkResult>('/api/operations/resolve', {
      ids: [key, '9999999'],
      reason: '补录',
      variables: { decision: 'GRANT' },
    });
    expect(result).toMatchObject({ done: 1, refused: 1 });
    expect(await admin.get<OperationsStatus>('/api/operations/status')).toMatchObject({
      engine: { kind: 'embedded', healthy: true },
    });
  });
});
