import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../server/shared/project-root.js';
import { removeData, startServer } from '../support/running-server.js';
import type { BenchResult } from './bench-result.js';
import { measureSweep } from './measure-sweep.js';
import { measureYear } from './measure-year.js';
import { megabytes, residentBytes } from './memory.js';
import { printResult } from './print-result.js';
import { runCases } from './run-cases.js';

// npm run bench: a volume of a year, lists, boards and details at the server, a sweep of deadlines, complete cases, memory, second start.
// It prints tables and writes data/bench.json; it judges nothing. Sizes come from the environment so that a small run is possible;
// BENCH_PARTS=lists,loop,sweep,cases runs some of it, and what was not run keeps its last figures in the file.
const number = (name: string, byDefault: number) => Number(process.env[name] ?? byDefault);
const PARTS = ['lists', 'loop', 'sweep', 'cases'];
const parts = new Set(process.env['BENCH_PARTS']?.split(',').map((part) => part.trim()) ?? PARTS);
for (const part of parts)
  if (!PARTS.includes(part)) throw new Error(`BENCH_PARTS: 没有“${part}”这一部分，可选 ${PARTS.join('、')}`);
const step = (text: string) => console.log(`… ${text}`);

const result: BenchResult = {
  machine: { cpus: cpus().length, memoryMb: megabytes(totalmem()), node: process.version },
  parts: [...parts],
};
if (parts.has('lists') || parts.has('loop'))
  Object.assign(
    result,
    await measureYear(
      {
        applications: number('BENCH_APPLICATIONS', 100_000),
        itemsPerApplication: 3,
        rectifications: number('BENCH_RECTIFICATIONS', 20_000),
        deadlines: number('BENCH_DEADLINES', 200_000),
      },
      { lists: parts.has('lists'), loop: parts.has('loop'), rounds: number('BENCH_ROUNDS', 200) },
      step,
    ),
  );
if (parts.has('sweep')) {
  const due = number('BENCH_SWEEP', 100_000);
  step(`${due} 个期限同一时刻到期，由服务自己扫`);
  result.sweep = await measureSweep(due);
}
if (parts.has('cases')) {
  const count = number('BENCH_CASES', 300);
  const parallel = number('BENCH_PARALLEL', 24);
  step(`另一套空库上办 ${count} 件，从填表到综合反馈`);
  const empty = await startServer();
  const throughput = await runCases(empty.url, count, parallel);
  result.cases = { count, parallel, ...throughput, memoryMb: megabytes(residentBytes(empty.pid)) };
  await empty.stop();
  removeData(empty);
}

printResult(result);
mkdirSync(join(projectRoot, 'data'), { recursive: true });
const target = join(projectRoot, 'data/bench.json');
writeFileSync(target, `${JSON.stringify({ ...earlier(target), ...result }, null, 2)}\n`);
console.log(`写入 ${statSync(target).size} 字节：data/bench.json`);

/** The figures of the last run, for the parts that were not run now. */
function earlier(file: string): object {
  if (parts.size === PARTS.length) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object;
  } catch {
    return {};
  }
}
