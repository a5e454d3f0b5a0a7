import { join } from 'node:path';
import Database from 'better-sqlite3';
import { EngineRejection, type Engine } from '../../server/engine/port.js';
import { inTransaction } from '../../server/shared/command-context.js';
import { isDiskFull } from '../../server/shared/is-disk-full.js';
import { route } from '../../server/http/route.js';
import { startApp } from '../http/http-fixture.js';
import { until } from '../engine-glue/fake-engine.js';
import { GlueHarness } from '../engine-glue/glue-harness.js';
import { JOBS_OF_A_CASE } from '../engine-glue/jobs-of-a-case.js';
import { HttpClient } from '../support/http-client.js';
import { freshDb } from '../support/fresh-db.js';

const CASES = ['c0', 'c1', 'c2'];
const UNLIMITED = 1_073_741_823;

/** The connection inside the engine: SQLite's own limit on it makes the real SQLITE_FULL. */
const connectionOf = (engine: Engine) =>
  (engine as unknown as { backend: { database: Database.Database } }).backend.database;

const bigLine = { action: 'fault.tried', subjectType: 'fault', subjectId: 'x', summary: '试'.repeat(3_000) };

/** Does something until it is refused; answers the refusal. */
async function untilRefused(act: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    try {
      await act();
    } catch (error) {
      return error;
    }
  }
}

describe('a full disk', () => {
  let fresh: Awaited<ReturnType<typeof freshDb>>;
  let glue: GlueHarness;
  beforeEach(async () => {
    fresh = await freshDb();
    await fresh.db.$disconnect();
    glue = new GlueHarness(fresh.dir, fresh.file);
    await glue.start();
    for (const id of CASES) await glue.submit(id);
  });
  afterEach(() => fresh.close());

  const limitDatabase = (pages: number) => glue.db.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);

  async function finishAll(): Promise<void> {
    for (const id of CASES) {
      await glue.decide(id, 'application.precheck', { precheckResult: 'COMPLETE' });
      await glue.decide(id, 'item.handle', { decision: 'GRANT' });
      await until(async () => (await glue.done(id)).includes('rating.invite'));
      await glue.publish(id, 'rating.submitted', `rate-${id}`);
      await glue.ended(id);
      expect([id, await glue.done(id)]).toEqual([id, JOBS_OF_A_CASE]);
    }
    expect(await glue.db.incident.count()).toBe(0);
    await glue.stop();
    for (const name of ['engine.db', 'kuaiban.db']) {
      const file = new Database(join(fresh.dir, name));
      expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
      file.close();
    }
  }

  it('under the engine: commands are refused, intake goes on, and all is carried when there is space', async () => {
    const connection = connectionOf(glue.engine);
    connection.pragma('max_page_count = 1'); // SQLite takes its present size instead
    const message = {
      name: 'nobody',
      correlationKey: 'x',
      timeToLive: 60_000,
      variables: { text: '试'.repeat(3_000) },
    };
    const refusal = await untilRefused(() => glue.engine.publishMessage(message));
    expect(isDiskFull(refusal)).toBe(true);
    expect(refusal instanceof EngineRejection ? refusal.code : 'UNAVAILABLE').toBe('UNAVAILABLE');
    await glue.submit('c3');
    await until(async () => (await glue.db.outboxCommand.count({ where: { attempts: { gt: 0 }, doneAt: null } })) > 0);
    connection.pragma(`max_page_count = ${UNLIMITED}`);
    await until(async () => (await glue.db.outboxCommand.count({ where: { doneAt: null } })) === 0);
    await until(async () => (await glue.db.userTask.count({ where: { kind: 'application.precheck' } })) === 4);
    await finishAll();
  });

  it('under the product: commands are refused whole, reading goes on, and work goes on when there is space', async () => {
    await limitDatabase(1);
    let written = 0;
    const refusal = await untilRefused(async () => {
      await inTransaction(glue.context, ({ ledger }) => ledger(bigLine));
      written++;
    });
    expect(isDiskFull(refusal)).toBe(true);
    expect(await glue.db.ledgerEvent.count({ where: { action: bigLine.action } })).toBe(written);
    await limitDatabase(UNLIMITED);
    await finishAll();
  });

  it('at the stop: what is in the log stays there, and the engine ends in order', async () => {
    const connection = connectionOf(glue.engine);
    const pragma = connection.pragma.bind(connection);
    connection.pragma = ((text: string, options?: Database.PragmaOptions) => {
      if (text.startsWith('wal_checkpoint')) throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
      return pragma(text, options);
    }) as typeof connection.pragma;
    await glue.stop();
    glue = new GlueHarness(fresh.dir, fresh.file);
    await glue.start();
    await finishAll();
  });
});

describe('a request that meets a full disk', () => {
  it('is refused with 503 in words that name the disk', async () => {
    const write = route({
      method: 'post',
      path: '/write',
      summary: '',
      tag: '',
      access: 'public',
      handle: ({ context }) => inTransaction(context, ({ ledger }) => ledger(bigLine)),
    });
    const app = await startApp([write]);
    try {
      const client = new HttpClient(app.url);
      await client.post('/api/write'); // control: with space it works
      await app.db.$queryRawUnsafe('PRAGMA max_page_count = 1');
      const refusal = await untilRefused(() => client.post('/api/write'));
      expect(refusal).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
      expect(String(refusal)).toMatch(/服务器磁盘已满，没有保存。请联系管理员/);
    } finally {
      await app.close();
    }
  });

  it('knows the errors of SQLite, of the file system and of Prisma, and no others', () => {
    expect(isDiskFull(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBe(true);
    expect(isDiskFull(new Error('x', { cause: new Error('database or disk is full') }))).toBe(true);
    expect([new Error('database is locked'), null, 'ENOSPC', undefined].map(isDiskFull)).not.toContain(true);
  });
});
