import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../../server/db.js';
import { removeData, startServer } from '../support/running-server.js';
import { feedbackOf, submitCase, type AcknowledgedCase } from './case-driver.js';
import { checkBooks } from './check-books.js';
import { randomFrom, type Fault } from './fault.js';
import {
  anonymousMegabytes,
  costOf,
  growth,
  inWords,
  liveHeaps,
  processorSeconds,
  slowdown,
  type Minute,
} from './judge-load.js';
import { hireStaff, ITEMS } from './staff.js';

const SAMPLE_MS = 2_000;
const SAMPLES_A_MINUTE = 30;
/** Full collections of a thread that allow a judgement. */
const FEWEST = 9;

/**
 * Random work for minutes. What is alive after each full garbage collection, in each thread of the server, must have come to rest; the
 * memory of the process is told beside it: SQLite's caches, which have a limit, fill for longer than ten minutes.
 */
export const memory: Fault<{ minutes: number; parallel: number; seed: number }> = {
  about: 'random load for ten minutes must end with flat memory, and as quick as it began',
  options: { minutes: 10, parallel: 6, seed: 1 },
  async run({ minutes, parallel, seed }, say) {
    const random = randomFrom(seed);
    const dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-memory-'));
    const server = await startServer({ dataDir, nodeArguments: ['--trace-gc'] });
    const over = new AbortController();
    const { signal } = over;
    const cases: AcknowledgedCase[] = [];
    const samples: number[] = [];
    const pace: Minute[] = [];
    let isOver = false;
    try {
      const end = performance.now() + minutes * 60_000;
      const staff = hireStaff(signal, server.url);
      const applicant = async () => {
        while (!isOver) {
          const one = await submitCase(signal, server.url, Math.floor(random() * 1_000), ITEMS);
          await sleep(random() * 400);
          await feedbackOf(signal, server.url, one);
          cases.push(one);
        }
      };
      let before: Minute = { cases: 0, seconds: processorSeconds(server.pid) };
      const applicants = Promise.all(Array.from({ length: parallel }, applicant));
      for (let round = 1; performance.now() < end; round++) {
        await sleep(SAMPLE_MS);
        samples.push(anonymousMegabytes(server.pid));
        if (round % SAMPLES_A_MINUTE !== 0) continue;
        const minute = { cases: cases.length - before.cases, seconds: processorSeconds(server.pid) - before.seconds };
        before = { cases: cases.length, seconds: before.seconds + minute.seconds };
        pace.push(minute);
        const cost = `${minute.cases} in this minute, ${costOf([minute]).toFixed(0)} ms of processor time each`;
        say(`${samples.at(-1)?.toFixed(0)} MB, ${cases.length} cases, ${cost}`);
      }
      isOver = true;
      await applicants;
      await staff.goHome();
      await sleep(2_000); // the records of the last step
      const code = await server.stop();
      const wrong = code === 0 ? [] : [`the server stopped with ${code}`];
      const db = openDb(join(server.dataDir, 'kuaiban.db'));
      const began = performance.now();
      wrong.push(...(await checkBooks(db, cases, ITEMS)));
      await db.$disconnect();
      say(`the books of ${cases.length} cases were checked in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
      say(`process: ${inWords(samples)}; ${cases.length} cases`);
      const threads = [...liveHeaps(server.output()).values()].filter((live) => live.length >= FEWEST);
      for (const live of threads) say(`a thread's heap after ${live.length} full collections: ${inWords(live)}`);
      if (threads.length === 0) wrong.push('too few full garbage collections to judge memory by');
      return [...wrong, ...threads.flatMap(growth), ...slowdown(pace)];
    } finally {
      over.abort();
      await server.kill();
      removeData(server);
    }
  },
};
