import Database from 'better-sqlite3';
import { join } from 'node:path';
import { HttpClient } from '../../support/http-client.js';
import { moveClock, removeData, startServer } from '../../support/running-server.js';
import { fillVolume } from '../fill-volume.js';
import { percentiles, type Percentiles } from '../percentiles.js';
import { fillWaiting } from './fill-waiting.js';
import { NOW, TIMERS_DUE } from './open-waiting.js';

export interface HttpResult {
  /** Milliseconds of one page of the inbox, one request after another: engine at rest, and while it fires timers without a pause. */
  idle: Percentiles;
  saturated: Percentiles;
  /** Timers that fell due at once, and how many of them the engine fired while the pages were asked for. */
  timers: number;
  firedMeanwhile: number;
}

const PAGE = '/api/inbox?tab=unit&page=1&pageSize=25';
/** Enough for a full page of the inbox. */
const VOLUME = { applications: 2_000, itemsPerApplication: 3, ledgerPerApplication: 1 };
const iso = (epochMs: number) => new Date(epochMs).toISOString();

/**
 * The real server, its clock set forward so that every timer of the engine falls due at once. The projection takes in the records of all
 * that happens; the requests end when the timers do.
 */
export async function measureHttp(timers: number, requests: number): Promise<HttpResult> {
  const env = { TEST_CLOCK: iso(NOW) };
  const empty = await startServer({ env });
  await empty.stop();
  fillVolume(join(empty.dataDir, 'kuaiban.db'), VOLUME, new Date(NOW));
  const file = join(empty.dataDir, 'engine.db');
  const { count, tasks } = await fillWaiting(file, timers, false);
  forgetReaders(file);
  const server = await startServer({ dataDir: empty.dataDir, env });
  const db = new Database(file, { readonly: true });
  const left = () => Number(db.prepare('select count(*) from timer').pluck().get());
  try {
    const client = await HttpClient.signIn(server.url, 'employment');
    const idle = percentiles(await timePages(client, requests, () => true));
    const before = left();
    let hasFired = false;
    const fired = moveClock(server, iso(TIMERS_DUE)).finally(() => (hasFired = true));
    const saturated = percentiles(await timePages(client, requests, () => !hasFired));
    const firedMeanwhile = before - left();
    await fired;
    return { idle, saturated, timers: (count + 1) * tasks.length, firedMeanwhile };
  } finally {
    db.close();
    await server.stop();
    removeData(server);
  }
}

/** Whoever filled the file has read its records; the server's database reads them from the beginning, and is not an older backup. */
function forgetReaders(file: string): void {
  const db = new Database(file);
  db.prepare(`delete from meta where name = 'acknowledged'`).run();
  db.close();
}

/** At least one page, then as long as it goes on. */
async function timePages(client: HttpClient, requests: number, goesOn: () => boolean): Promise<number[]> {
  const samples: number[] = [];
  do {
    const begin = performance.now();
    await client.get(PAGE);
    samples.push(performance.now() - begin);
  } while (samples.length < requests && goesOn());
  return samples;
}
