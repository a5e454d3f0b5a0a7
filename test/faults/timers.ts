import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { percentiles, type Percentiles } from '../bench/percentiles.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { moveClock, removeData, startServer, type RunningServer } from '../support/running-server.js';
import type { Fault } from './fault.js';
import { compareTimers, fillTimers, firedInstance, readStream } from './timer-instances.js';

const OPENS = '2026-11-25T09:00:00+08:00';
const DUE = '2026-11-25T10:00:00+08:00';
const PATHS = ['/api/inbox?tab=unit&pageSize=20', '/api/inbox/counts', '/api/portal/one-things'];
const IDLE_REQUESTS = 200;

/** Timers of the engine that are all due at the same instant, in the whole server, while somebody works in it. */
export const timers: Fault<{ timers: number }> = {
  about: 'timers that all fall due in one instant: each fires once; HTTP p95 before and meanwhile is reported',
  options: { timers: 100_000 },
  async run({ timers: count }, say) {
    const start = (dataDir: string) => startServer({ dataDir, env: { TEST_CLOCK: OPENS } });
    const dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-timers-'));
    let server: RunningServer = await start(dataDir);
    try {
      await server.stop();
      const created = await fillTimers(join(dataDir, 'engine.db'), OPENS, Array<string>(count).fill(DUE));
      say(`${created.size} timers wait for ${DUE}`);
      server = await start(dataDir);
      const projected = new Database(join(dataDir, 'kuaiban.db'), { readonly: true });
      await caughtUp(projected, 'ACTIVE', count);
      const client = await HttpClient.signIn(server.url, 'employment');
      const idle = await timeRequests(client, (done) => done >= IDLE_REQUESTS);
      const began = performance.now();
      const seconds = () => ((performance.now() - began) / 1_000).toFixed(1);
      let phase: 'fires' | 'follows' | 'over' = 'fires';
      const firing = moveClock(server, DUE).then(() => {
        phase = 'follows';
        say(`all of them fired within ${seconds()} s`);
      });
      const following = caughtUp(projected, 'COMPLETED', count).then(() => {
        phase = 'over';
        say(`people see the last of them after ${seconds()} s`);
      });
      const busy = await timeRequests(client, (done) => phase !== 'fires' && done > 0);
      const after = await timeRequests(client, (done) => phase === 'over' && done > 0);
      await Promise.all([firing, following]);
      const last = positionOf(projected);
      projected.close();
      const ratio = ({ p95 }: Percentiles) => `p95 ${(p95 / idle.p95).toFixed(1)} × idle`;
      say(`HTTP while nothing happens:       ${inWords(idle)}`);
      say(`HTTP while they fire:             ${inWords(busy)}, ${ratio(busy)}`);
      say(`HTTP until people see all of it:  ${inWords(after)}, ${ratio(after)}`);
      await server.stop();
      return compareTimers(created.keys(), await fired(join(dataDir, 'engine.db'), last));
    } finally {
      await server.kill();
      removeData(server);
    }
  },
};

const caughtUp = (db: Database.Database, state: string, count: number) => {
  const select = db.prepare(`SELECT count(*) AS n FROM "ProcessInstance" WHERE "processId" = 'timers' AND "state" = ?`);
  return eventually(
    () => Promise.resolve((select.get(state) as { n: number }).n >= count),
    `${count} instances that people see as ${state}`,
    6_000,
    100,
  );
};

async function timeRequests(client: HttpClient, isOver: (done: number) => boolean): Promise<Percentiles> {
  const samples: number[] = [];
  while (!isOver(samples.length)) {
    const path = PATHS[samples.length % PATHS.length] as string;
    const start = performance.now();
    await client.get(path);
    samples.push(performance.now() - start);
    await sleep(5);
  }
  return percentiles(samples);
}

const inWords = ({ count, p50, p95, max }: Percentiles) =>
  `${count} requests, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${max.toFixed(0)} ms`;

const positionOf = (db: Database.Database): number =>
  (db.prepare('SELECT max("position") AS n FROM "StreamPosition"').get() as { n: number }).n;

/** Instances whose timer fired, as often as it did, from the record stream up to its last record. */
async function fired(file: string, last: number): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await readStream(file, last, DUE, (record) => {
    const key = firedInstance(record);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return counts;
}
