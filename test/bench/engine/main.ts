import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../../server/shared/project-root.js';
import { ENGINE_PARTS, measureEngine, type EnginePart } from './measure-engine.js';
import { printEngine } from './print-engine.js';

// npm run bench:engine: the embedded engine by itself (throughput, waiting cases, timers) and the server while it is busy. It prints
// tables and writes data/bench-engine.json; it judges nothing. Sizes come from the environment; BENCH_PARTS=loop,timers runs some of it,
// and what was not run keeps its last figures in the file. --against zeebe (or BENCH_AGAINST=zeebe) runs only the loop, beside the same
// on the cluster that ZEEBE_ADDRESS names, else on a stand-in (no Zeebe, so its figures mean nothing).
const number = (name: string, byDefault: number) => Number(process.env[name] ?? byDefault);
const isPart = (name: string): name is EnginePart => (ENGINE_PARTS as readonly string[]).includes(name);

const { values } = parseArgs({ options: { against: { type: 'string' } } });
const against = values.against ?? process.env['BENCH_AGAINST'];
if (against !== undefined && against !== 'zeebe') throw new Error(`--against：没有“${against}”，只有 zeebe`);
const byDefault = against === undefined ? ENGINE_PARTS.filter((part) => part !== 'against') : ['against'];

const parts = new Set<EnginePart>();
for (const name of process.env['BENCH_PARTS']?.split(',').map((part) => part.trim()) ?? byDefault) {
  if (!isPart(name)) throw new Error(`BENCH_PARTS: 没有“${name}”这一部分，可选 ${ENGINE_PARTS.join('、')}`);
  parts.add(name);
}
const folder = process.env['BENCH_FOLDER'] ?? join(projectRoot, 'data');
const target = join(folder, 'bench-engine.json');

const result = await measureEngine(
  parts,
  {
    cases: number('BENCH_CASES', 3_000),
    singleCases: number('BENCH_SINGLE_CASES', 500),
    parallel: number('BENCH_PARALLEL', 64),
    rounds: number('BENCH_ROUNDS', 3),
    waiting: (process.env['BENCH_WAITING'] ?? '10000,100000,1000000').split(',').map(Number),
    clicks: number('BENCH_CLICKS', 1_000),
    againstCases: number('BENCH_AGAINST_CASES', 200),
    timers: number('BENCH_TIMERS', 100_000),
    httpTimers: number('BENCH_HTTP_TIMERS', 100_000),
    requests: number('BENCH_REQUESTS', 500),
  },
  (text) => console.log(`… ${text}`),
);
printEngine(result);
mkdirSync(folder, { recursive: true });
writeFileSync(target, `${JSON.stringify({ ...earlier(), ...result }, null, 2)}\n`);
console.log(`写入 ${target}`);

/** The figures of the last run, for the parts that were not run now. */
function earlier(): object {
  try {
    return JSON.parse(readFileSync(target, 'utf8')) as object;
  } catch {
    return {};
  }
}
