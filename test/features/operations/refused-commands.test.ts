import type { Page } from '../../../server/api/list.js';
import type { BulkResult, OperationsStatus, OutboxRow } from '../../../server/api/operations.js';
import { noteCommands } from '../../../server/engine/relay/outbox-store.js';
import { checkLedger } from '../../../server/features/ledger/check-ledger.js';
import { systemClock } from '../../../server/shared/clock.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import { until } from '../../engine-glue/fake-engine.js';
import { HttpClient } from '../../support/http-client.js';
import { openOperationsServer, type OperationsServer } from './operations-server.js';

let server: OperationsServer;
let admin: HttpClient;
beforeAll(async () => {
  server = await openOperationsServer();
  admin = await HttpClient.signIn(server.url, 'admin');
});
afterAll(() => server.close());

const outbox = (state: string, q = '') =>
  admin.get<Page<OutboxRow>>(`/api/operations/outbox?state=${state}&q=${q}`).then(({ items }) => items);
const post = (verb: string, body: object) => admin.post<BulkResult>(`/api/operations/${verb}`, body);
const drop = (id: string) => post('drop', { ids: [id], reason: '核对过，送不进', confirmed: true });
const outcomes = async (caseId: string) =>
  (await server.world.db.outboxCommand.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(
    ({ outcome }) => outcome,
  );

/** A command that the engine always refuses, and two messages behind it. */
async function blocked(caseId: string): Promise<OutboxRow> {
  await server.world.begin('CallerProcess', caseId);
  await inTransaction(server.world.admin, async ({ toEngine }) => {
    for (const name of ['', 'first', 'second'])
      await toEngine(caseId, { kind: 'publishMessage', message: { name, correlationKey: caseId, timeToLive: 1_000 } });
  });
  await until(async () => (await outbox('REFUSED', caseId)).length === 1);
  const [row] = await outbox('REFUSED', caseId);
  if (!row) throw new Error('There is no refused command');
  return row;
}

describe('a command that the engine refuses', () => {
  it('is shown with its cause and with what it holds up, and is a problem of the system', async () => {
    const row = await blocked('r1');
    expect(row).toMatchObject({ state: 'REFUSED', what: '通知流程：', number: 'SY-2026-r1', behind: 2 });
    expect(row.reason).toMatch(/内容不对，拒绝接收，本件后面的指令都在等它.*“重发”.*“放弃”/);
    expect(row.lastError).toMatch(/^INVALID_ARGUMENT: /);
    expect((await outbox('WAITING', 'r1')).map(({ state }) => state)).toEqual(['REFUSED', 'WAITING', 'WAITING']);
    const status = await admin.get<OperationsStatus>('/api/operations/status');
    expect(status).toMatchObject({ ok: false, outbox: { refused: 1, waiting: 3 } });
    expect(status.problems).toContain('1 条指令被流程引擎拒绝，挡住了所在办件后面的指令');
  });

  it('is dropped after a confirmation: the later ones go on in order, the holder is told, the ledger says why', async () => {
    const { id } = await blocked('r2');
    await expect(post('drop', { ids: [id], reason: '核对过' })).rejects.toMatchObject({ status: 400 });
    await expect(post('drop', { ids: [id], reason: ' ', confirmed: true })).rejects.toMatchObject({ status: 400 });
    expect(await outcomes('r2')).toEqual([null, null, null]);
    const result = await drop(id);
    expect(result.results).toEqual([{ id, ok: true, message: '已放弃，后面 2 条接着送，并已通知经办' }]);
    await until(async () => !(await outcomes('r2')).includes(null));
    expect(await outcomes('r2')).toEqual(['DROPPED', 'DELIVERED', 'DELIVERED']);
    const { db } = server.world;
    const [line] = await db.ledgerEvent.findMany({ where: { action: 'outbox.dropped', caseId: 'r2' } });
    expect(line).toMatchObject({ reason: '核对过，送不进', actorType: 'USER', subjectId: id });
    expect((await checkLedger(db)).complete).toBe(true);
    const [notice] = await db.notice.findMany({ where: { kind: 'outbox.dropped', subjectId: 'r2' } });
    expect(notice?.title).toContain('流程没有收到一项办理结果');
    expect(notice?.body).toContain('请核对本件');
    const [gone] = await outbox('LET_GO', 'r2');
    expect(gone?.reason).toContain('运行维护已放弃');
    expect((await drop(id)).message).toBe('没有办成：这条指令已经送达或已放弃');
  });

  it('comes back with 重发, and is refused again as long as nothing is mended', async () => {
    const { id } = await blocked('r3');
    await drop(id);
    expect(await post('resend', { ids: [id], reason: '已改正' })).toMatchObject({ done: 1 });
    await until(async () => (await outbox('REFUSED', 'r3')).length === 1);
    expect(await outbox('LET_GO', 'r3')).toEqual([]);
  });

  it('is the only one that may be dropped: not one that waits behind it, nor one whose engine is away', async () => {
    const { id } = await blocked('r4');
    const { db } = server.world;
    const [, behind] = await db.outboxCommand.findMany({ where: { caseId: 'r4' }, orderBy: { seq: 'asc' } });
    const refusal = '没有办成：流程引擎没有拒绝这条指令，恢复后会自动送到，不能放弃';
    expect((await drop(behind?.id ?? '')).message).toBe(refusal);
    await server.world.glue.relay.stop();
    try {
      await db.outboxCommand.update({ where: { id }, data: { lastError: 'UNAVAILABLE: away' } });
      expect((await drop(id)).message).toBe(refusal);
    } finally {
      server.world.glue.relay.start();
    }
    expect((await outcomes('r4'))[1]).toBeNull();
  });

  it('that the engine took after all while it was being dropped counts as delivered', async () => {
    const { id } = await blocked('r5');
    await drop(id);
    const { db } = server.world;
    const at = systemClock.now();
    await noteCommands(db, at, [], [{ id, attempts: 9, error: 'UNAVAILABLE: late', nextAttemptAt: at }]);
    expect(await db.outboxCommand.findUnique({ where: { id } })).toMatchObject({
      outcome: 'DROPPED',
      nextAttemptAt: null,
    });
    await noteCommands(db, at, [{ id, outcome: 'DELIVERED', attempts: 9 }], []);
    expect(await outbox('LET_GO', 'r5')).toEqual([]);
    expect((await outcomes('r5'))[0]).toBe('DELIVERED');
  });

  it('is nobody else’s to drop', async () => {
    const other = await HttpClient.signIn(server.url, 'designer');
    const body = { ids: ['out_x'], reason: 'x', confirmed: true };
    await expect(other.post('/api/operations/drop', body)).rejects.toMatchObject({ status: 403 });
  });
});
