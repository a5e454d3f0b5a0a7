import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openDb } from '../../server/db.js';
import { checkLedger } from '../../server/features/ledger/check-ledger.js';
import { openLadderCase, type LadderCase } from '../e2e/ladder-case.js';
import { eventually, HttpClient, HttpRefusal } from '../support/http-client.js';
import { startServer, type RunningServer } from '../support/running-server.js';
import { feedbackOf, submitCase, type AcknowledgedCase } from './case-driver.js';
import { checkBooks } from './check-books.js';
import { checkLadder } from './check-ladder.js';
import type { Fault } from './fault.js';
import { MachineClock } from './machine-clock.js';
import { hireStaff, ITEMS } from './staff.js';
import { compareTimers, fillTimers, firedInstance, readStream } from './timer-instances.js';

/** Friday; Saturday 10-10 is worked (调休), so the part with three working days is due on Tuesday 10-13. */
const OPENS = '2026-10-09T08:40:00+08:00';
const DUE = '2026-10-13T09:30:00.000Z';
const AFTER_THE_LADDER = '2026-10-26T10:00:00+08:00';
/** Less than thirty days after the start: so long the engine keeps all of its records. */
const AFTER_THE_ORDERS = '2026-11-06T10:00:00+08:00';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Each with what the clock then shows. */
const JUMPS: [milliseconds: number, shows: string][] = [
  [-HOUR, 'Friday 07:40, before the office opens'],
  [DAY, 'Saturday 07:40, a working day'],
  [2 * HOUR, 'Saturday 09:40'],
  [-HOUR, 'Saturday 08:40'],
  [DAY, 'Sunday 08:40'],
  [-DAY, 'Saturday 08:40 again'],
  [2 * DAY, 'Monday 08:40'],
];
/** Timers of the engine: between the jumps, on both sides of the day that comes twice, and far ahead. */
const TIMERS = [
  '2026-10-09T09:10:00+08:00',
  '2026-10-10T08:00:00+08:00',
  '2026-10-10T09:00:00+08:00',
  '2026-10-11T08:00:00+08:00',
  '2026-10-12T08:00:00+08:00',
  '2026-11-05T08:00:00+08:00',
];

/** The whole server on a machine whose clock jumps back and forward while it works; nobody tells it. */
export const clockJumps: Fault<{ cases: number; timers: number }> = {
  about: `the clock of the whole server's machine jumps back and forward, over a weekend with a worked Saturday too`,
  options: { cases: 4, timers: 60 },
  async run({ cases, timers }, say) {
    const dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-clock-'));
    const clock = new MachineClock(dataDir, OPENS);
    const over = new AbortController();
    const start = () => startServer({ dataDir, ...clock.start });
    let server: RunningServer = await start();
    try {
      const { port } = new URL(server.url);
      await server.stop();
      const dues = Array.from({ length: timers }, (_, index) => TIMERS[index % TIMERS.length] as string);
      const created = await fillTimers(join(dataDir, 'engine.db'), OPENS, dues);
      server = await startServer({ dataDir, port: Number(port), ...clock.start });
      const { url } = server;
      const wrong: string[] = [];
      const ladder = await openLadderCase(url);
      const staff = hireStaff(over.signal, url, [ladder.itemId]);
      const known: AcknowledgedCase[] = [];
      for (const [jump, shows] of JUMPS) {
        const running = Array.from({ length: cases }, (_, index) =>
          submitCase(over.signal, url, known.length + index, ITEMS),
        );
        const watch = await HttpClient.signIn(url, 'supervisor');
        clock.jump(jump);
        if (jump < 0) wrong.push(...(await staysSignedIn(watch)));
        known.push(...(await Promise.all(running)));
        await Promise.all(known.map((one) => feedbackOf(over.signal, url, one)));
        wrong.push(...(await pagesAnswer(url, known)), ...(await dueAsEver(url, ladder)));
        say(`${shows}: ${known.length} cases have come to their end`);
      }
      await staff.goHome();
      wrong.push(...(await booksOf(dataDir, known, ladder)));

      clock.moveTo(AFTER_THE_LADDER);
      await climbed(dataDir, clock);
      say('all rungs of the part and of the rectification have fired');
      await server.kill();
      clock.jump(-HOUR);
      server = await startServer({ dataDir, port: Number(port), ...clock.start });
      await server.kill();
      clock.moveTo(AFTER_THE_ORDERS);
      server = await startServer({ dataDir, port: Number(port), ...clock.start });
      await climbed(dataDir, clock);
      await timersDone(dataDir, created.size);
      say('started an hour earlier and days later, all rungs of the orders have fired; so have all timers');
      const code = await server.stop();
      if (code !== 0) wrong.push(`the server stopped with ${code}`);
      const errors = server.output().match(/^.*"level":"error".*$/gm) ?? [];
      return [...wrong, ...errors, ...(await look(dataDir, clock, created))];
    } finally {
      over.abort();
      await server.kill();
      clock.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** A clock that is set back ends nobody's session. */
async function staysSignedIn(client: HttpClient): Promise<string[]> {
  try {
    await client.get('/api/session');
    return [];
  } catch (error) {
    return [`a session ended when the clock was set back: ${String(error)}`];
  }
}

/** What people look at after a jump, newly signed in. */
async function pagesAnswer(url: string, cases: readonly AcknowledgedCase[]): Promise<string[]> {
  const paths = ['/api/inbox?tab=done', '/api/applications?pageSize=50', `/api/applications/${cases.at(-1)?.id}`];
  const wrong: string[] = [];
  const client = await HttpClient.signIn(url, 'counter');
  for (const path of paths)
    await client.get(path).catch((error: unknown) => {
      if (!(error instanceof HttpRefusal)) throw error;
      wrong.push(`${path}: ${error.message}`);
    });
  return wrong;
}

/** The due instant of the part in hand is derived, and no jump moves it. */
async function dueAsEver(url: string, { itemId }: LadderCase): Promise<string[]> {
  const client = await HttpClient.signIn(url, 'employment');
  const { deadlines } = await client.get<{ deadlines: { kind: string; dueAt: string | null }[] }>(
    `/api/items/${itemId}`,
  );
  const due = deadlines.find(({ kind }) => kind === 'ITEM_PROMISED')?.dueAt;
  return due === DUE ? [] : [`the part is due at ${String(due)}, not ${DUE}`];
}

/** Waits until no planned rung is left behind; the sweeper looks at least every half minute. */
async function climbed(dataDir: string, clock: MachineClock): Promise<void> {
  const db = openDb(join(dataDir, 'kuaiban.db'));
  try {
    const settled = async () =>
      (await db.deadlineRung.count({ where: { firedAt: null, plannedAt: { lte: clock.now() } } })) === 0 &&
      (await db.outboxCommand.count({ where: { doneAt: null } })) === 0;
    await eventually(settled, 'the rungs that are due', 600, 200);
  } finally {
    await db.$disconnect();
  }
}

/** Waits until people see the end of every instance with a timer. */
async function timersDone(dataDir: string, count: number): Promise<void> {
  const db = new Database(join(dataDir, 'kuaiban.db'), { readonly: true });
  const select = db.prepare(
    `SELECT count(*) FROM "ProcessInstance" WHERE "processId" = 'timers' AND "state" = 'COMPLETED'`,
  );
  await eventually(() => Promise.resolve(select.pluck().get() === count), 'the timers', 600, 200);
  db.close();
}

/** While nothing moves and before the far jumps, after which receipts of jobs are old enough to go. */
async function booksOf(dataDir: string, cases: readonly AcknowledgedCase[], ladder: LadderCase): Promise<string[]> {
  const db = openDb(join(dataDir, 'kuaiban.db'));
  try {
    const { applicationId } = await db.applicationItem.findUniqueOrThrow({ where: { id: ladder.itemId } });
    const books = () => checkBooks(db, cases, ITEMS, [applicationId, ladder.rectificationId]);
    await eventually(async () => (await books()).length === 0, 'the last records', 20, 500).catch(() => undefined);
    return await books();
  } finally {
    await db.$disconnect();
  }
}

async function look(dataDir: string, clock: MachineClock, created: ReadonlyMap<string, number>): Promise<string[]> {
  const db = openDb(join(dataDir, 'kuaiban.db'));
  try {
    const wrong = await checkLadder(db, clock.now());
    const chain = await checkLedger(db);
    if (!chain.complete) wrong.push(`the ledger's chain breaks at line ${chain.firstBroken}`);
    const orders = await db.supervisionOrder.count();
    if (orders !== 2) wrong.push(`${orders} supervision orders, not one on the part and one on the rectification`);
    const { position } = await db.streamPosition.findFirstOrThrow();
    const fired = new Map<string, number>();
    let last = 0;
    await readStream(join(dataDir, 'engine.db'), Number(position), clock.now().toISOString(), (record) => {
      if (record.position !== last + 1) wrong.push(`record ${record.position} follows record ${last}`);
      last = record.position;
      const key = firedInstance(record);
      if (key === null) return;
      fired.set(key, (fired.get(key) ?? 0) + 1);
      if (record.timestamp < (created.get(key) ?? 0)) wrong.push(`timer ${key} fired before its time`);
    });
    return [...wrong, ...compareTimers(created.keys(), fired)];
  } finally {
    await db.$disconnect();
  }
}
