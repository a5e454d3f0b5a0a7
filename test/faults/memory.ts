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
const SAMPLES_A_MINUTE = 30;
/** The last third may lie this much above the middle third before it counts as growth. */
const TOLERANCE = 1.15;

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
    const ended: number[] = [];
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
        if (round % SAMPLES_A_MINUTE !== 0) continue;
        ended.push(cases.length - sum(ended));
        say(`${samples.at(-1)?.toFixed(0)} MB, ${cases.length} cases, ${ended.at(-1)} in this minute`);
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
      return [...wrong, ...threads.flatMap(growth), ...slowdown(ended)];
    } finally {
      over.abort();
      await server.kill();
      removeData(server);
    }
  },
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The last third of the minutes must end at least this part of what the first third did; the machine may be shared. */
const PACE = 0.7;

/** Says so when fewer cases ended in a minute towards the end than in the beginning; too few minutes are not judged. */
export function slowdown(ended: readonly number[]): string[] {
  const size = Math.floor(ended.length / 3);
  if (size < 2) return [];
  const [first, last] = [sum(ended.slice(0, size)) / size, sum(ended.slice(-size)) / size];
  return last < first * PACE ? [`cases a minute fell from ${first.toFixed(0)} to ${last.toFixed(0)}`] : [];
}

/** Memory of a process without the pages of files that are mapped into it (Linux): those belong to the system's cache. */
const anonymousMegabytes = (pid: number): number =>
  Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Megabytes alive after each full garbage collection, for each thread, as `--trace-gc` prints them. */
export function liveHeaps(output: string): Map<string, number[]> {
  const heaps = new Map<string, number[]>();
  const line = /\[\d+:(0x[0-9a-f]+)\]\s+\d+ ms: Mark-Compact[^\d]*[\d.]+ \([\d.]+\) -> ([\d.]+) \(/g;
  for (const [, thread = '', megabytes] of output.matchAll(line))
    heaps.set(thread, [...(heaps.get(thread) ?? []), Number(megabytes)]);
  return heaps;
}

/** Full collections of a thread that allow a judgement. */
const FEWEST = 9;

/** The least of each third: what is left when garbage is not counted. */
function thirds(samples: readonly number[]): [number, number, number] {
  const size = Math.floor(samples.length / 3);
  return [
    Math.min(...samples.slice(0, size)),
    Math.min(...samples.slice(size, 2 * size)),
    Math.min(...samples.slice(-size)),
  ];
}

const inWords = (samples: readonly number[]): string =>
  `least of the thirds ${thirds(samples)
    .map((value) => value.toFixed(0))
    .join(', ')} MB`;

/** Says so when the last third of the samples lies above the middle third; the first one fills caches. */
export function growth(samples: readonly number[]): string[] {
  const [, middle, last] = thirds(samples);
  return last > middle * TOLERANCE ? [`memory grew from ${middle.toFixed(0)} to ${last.toFixed(0)} MB`] : [];
}
