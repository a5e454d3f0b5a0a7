import Database from 'better-sqlite3';
import { join } from 'node:path';
import { HttpClient } from '../../support/http-client.js';
import { removeData, startServer } from '../../support/running-server.js';
import { percentiles, type Percentiles } from '../percentiles.js';
import { fillWaiting } from './fill-waiting.js';

export interface HttpResult {
  /** Milliseconds of one page of the inbox, one request after another: engine at rest, and while it fires timers without a pause. */
  idle: Percentiles;
  saturated: Percentiles;
  /** Timers that were due when the server started, and that the engine fired while the pages were asked for. */
  timers: number;
  firedMeanwhile: number;
}

const PAGE = '/api/inbox?tab=unit&page=1&pageSize=25';

/**
 * The real server twice on one data folder: first idle, then with an engine that has all its timers to fire, whose records the
 * projection takes in all the while. The requests stop when the timers do.
 */
export async function measureHttp(timers: number, requests: number): Promise<HttpResult> {
  const first = await startServer();
  const idle = percentiles(await timePages(first.url, requests, () => true));
  await first.stop();
  const file = join(first.dataDir, 'engine.db');
  await fillWaiting(file, timers, false);
  const db = new Database(file, { readonly: true });
  const left = () => Number(db.prepare('select count(*) from timer').pluck().get());
  const before = left();
  const second = await startServer({ dataDir: first.dataDir });
  const atStart = left();
  const samples = await timePages(second.url, requests, (index) => index % 20 > 0 || left() > 0);
  const firedMeanwhile = atStart - left();
  db.close();
  await second.stop();
  removeData(second);
  if (samples.length === 0)
    throw new Error(`${before} timers were too few: all had fired before the first page was asked for`);
  return { idle, saturated: percentiles(samples), timers: before, firedMeanwhile };
}

async function timePages(url: string, requests: number, goesOn: (index: number) => boolean): Promise<number[]> {
  const client = await HttpClient.signIn(url, 'employment');
  const samples: number[] = [];
  for (let index = 0; index < requests && goesOn(index); index++) {
    const begin = performance.now();
    await client.get(PAGE);
    samples.push(performance.now() - begin);
  }
  return samples;
}
