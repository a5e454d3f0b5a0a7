import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../../server/db.js';
import { removeData, startServer } from '../support/running-server.js';
import { feedbackOf, submitCase, type AcknowledgedCase } from './case-driver.js';
import { checkBooks } from './check-books.js';
import { randomFrom, type Fault } from './fault.js';
import { hireStaff, ITEMS } from './staff.js';

const SAMPLE_MS = 2_000;
/** The last third may lie this much above the middle third before it counts as growth: garbage collection leaves a saw. */
const TOLERANCE = 1.1;

/** Random work for minutes; the memory of the server that no file backs must have come to rest. */
export const memory: Fault<{ minutes: number; parallel: number; seed: number }> = {
  about: 'random load for ten minutes must end with flat memory',
  options: { minutes: 10, parallel: 6, seed: 1 },
  async run({ minutes, parallel, seed }, say) {
    const random = randomFrom(seed);
    const server = await startServer({ dataDir: mkdtempSync(join(tmpdir(), 'kuaiban-memory-')) });
    const over = new AbortController();
    const { signal } = over;
    const cases: AcknowledgedCase[] = [];
    const samples: number[] = [];
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
      const applicants = Promise.all(Array.from({ length: parallel }, applicant));
      for (let round = 1; performance.now() < end; round++) {
        await sleep(SAMPLE_MS);
        samples.push(anonymousMegabytes(server.pid));
        if (round % 30 === 0) say(`${samples.at(-1)?.toFixed(0)} MB, ${cases.length} cases`);
      }
      isOver = true;
      await applicants;
      await staff.goHome();
      await sleep(2_000); // the records of the last step
      const code = await server.stop();
      const wrong = code === 0 ? [] : [`the server stopped with ${code}`];
      const db = openDb(join(server.dataDir, 'kuaiban.db'));
      wrong.push(...(await checkBooks(db, cases, ITEMS)));
      await db.$disconnect();
      const [first, middle, last] = thirds(samples);
      say(
        `median of the thirds: ${first.toFixed(0)}, ${middle.toFixed(0)}, ${last.toFixed(0)} MB; ${cases.length} cases`,
      );
      return [...wrong, ...growth(samples)];
    } finally {
      over.abort();
      await server.kill();
      removeData(server);
    }
  },
};

/** Memory of a process without the pages of files that are mapped into it (Linux): those belong to the system's cache. */
const anonymousMegabytes = (pid: number): number =>
  Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function thirds(samples: readonly number[]): [number, number, number] {
  const size = Math.floor(samples.length / 3);
  return [median(samples.slice(0, size)), median(samples.slice(size, 2 * size)), median(samples.slice(-size))];
}

/** Says so when the last third of the samples lies above the middle third; the first one fills caches. */
export function growth(samples: readonly number[]): string[] {
  if (samples.length < 9 || samples.some((value) => !(value > 0)))
    return [`${samples.length} samples of memory are too few, or memory could not be read`];
  const [, middle, last] = thirds(samples);
  return last > middle * TOLERANCE ? [`memory grew from ${middle.toFixed(0)} to ${last.toFixed(0)} MB`] : [];
}
