import Database from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { fillSweep, type SweepVolume } from './fill-sweep.js';

export interface SweepResult {
  deadlines: number;
  /** Until the last rung had fired, from the first; the server, the relay and the engine ran all the while. */
  seconds: number;
  perSecond: number;
  /** Until the engine had every message, from the first rung. */
  deliveredSeconds: number;
  /** Rungs that did not fire, and messages, ledger lines or notices beyond one each: both have to be 0. */
  missed: number;
  doubled: number;
}

/** A working day in office hours, half an hour after everything fell due. */
const OPENS = '2026-11-25T09:30:00+08:00';
const DUE = new Date('2026-11-25T01:00:00Z');

/**
 * Lets the real server sweep deadlines that all fell due at once, twice: the second start finds nothing to do. Then everything that a rung
 * leaves behind is counted: the mark on the rung, the message, the line of the ledger, the notice.
 */
export async function measureSweep(count: number): Promise<SweepResult> {
  const start = (dataDir?: string) => startServer({ ...(dataDir ? { dataDir } : {}), env: { TEST_CLOCK: OPENS } });
  const empty = await start();
  await empty.stop();
  const file = join(empty.dataDir, 'kuaiban.db');
  const volume = fillSweep(file, count, DUE);
  const db = new Database(file, { readonly: true });
  const waiting = db.prepare('SELECT count(*) AS n FROM "DeadlineRung" WHERE "firedAt" IS NULL');
  const undelivered = db.prepare('SELECT count(*) AS n FROM "OutboxCommand" WHERE "doneAt" IS NULL');
  const numberOf = (statement: Database.Statement) => (statement.get() as { n: number }).n;
  const began = performance.now();
  let first = began;
  let server: RunningServer | null = null;
  const started = start(empty.dataDir).then((running) => (server = running));
  let left = count;
  while (left > 0) {
    await sleep(100);
    left = numberOf(waiting);
    if (left === count) first = performance.now();
    if (performance.now() - first > 15 * 60_000) break;
  }
  const swept = performance.now();
  await started;
  while (numberOf(undelivered) > 0 && performance.now() - swept < 15 * 60_000) await sleep(250);
  const delivered = performance.now();
  await (server as RunningServer | null)?.stop();
  const again = await start(empty.dataDir);
  await sleep(3_000); // the sweeper sweeps at once
  await again.stop();
  const { missed, doubled } = check(db, volume);
  db.close();
  removeData(again);
  const seconds = (swept - first) / 1000;
  return {
    deadlines: count,
    seconds,
    perSecond: count / seconds,
    deliveredSeconds: (delivered - first) / 1000,
    missed,
    doubled,
  };
}

/** Compares what the sweep left behind with what it had to do. */
function check(db: Database.Database, { messages, deadlines }: SweepVolume): { missed: number; doubled: number } {
  const count = (sql: string, ...values: string[]) => (db.prepare(sql).get(...values) as { n: number }).n;
  const pairs: { expected: number; all: number; distinct: number }[] = [
    {
      expected: deadlines,
      all: count('SELECT count(*) AS n FROM "DeadlineRung" WHERE "firedAt" IS NOT NULL'),
      distinct: count('SELECT count(*) AS n FROM "DeadlineRung" WHERE "firedAt" IS NOT NULL'),
    },
  ];
  for (const [name, expected] of Object.entries(messages)) {
    const sent = `FROM "OutboxCommand" WHERE "payload" ->> '$.message.name' = ?`;
    pairs.push({
      expected,
      all: count(`SELECT count(*) AS n ${sent}`, name),
      distinct: count(`SELECT count(DISTINCT "payload" ->> '$.message.correlationKey') AS n ${sent}`, name),
    });
  }
  for (const action of ['rating.windowClosed', 'correction.expired'])
    pairs.push({
      expected: messages[action] ?? 0,
      all: count('SELECT count(*) AS n FROM "LedgerEvent" WHERE "action" = ?', action),
      distinct: count('SELECT count(DISTINCT "caseId") AS n FROM "LedgerEvent" WHERE "action" = ?', action),
    });
  pairs.push({
    expected: messages['correction.expired'] ?? 0,
    all: count(`SELECT count(*) AS n FROM "Notice" WHERE "kind" = 'correction.expired'`),
    distinct: count(`SELECT count(DISTINCT "subjectId") AS n FROM "Notice" WHERE "kind" = 'correction.expired'`),
  });
  return {
    missed: pairs.reduce((sum, { expected, distinct }) => sum + Math.max(0, expected - distinct), 0),
    doubled: pairs.reduce(
      (sum, { expected, all, distinct }) => sum + (all - distinct) + Math.max(0, distinct - expected),
      0,
    ),
  };
}
