import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../server/shared/project-root.js';
import { HttpClient } from '../support/http-client.js';
import { removeData, startServer } from '../support/running-server.js';
import { fillVolume } from './fill-volume.js';
import { measureLists } from './measure-lists.js';
import { measurePeer } from './measure-peer.js';
import { runCases } from './run-cases.js';

// npm run bench: a volume of a year, lists and details at the server, complete cases, memory, second start. It prints a table and
// writes data/bench.json; it judges nothing. Sizes come from the environment so that a small run is possible.
const applications = Number(process.env['BENCH_APPLICATIONS'] ?? 100_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 200);
const cases = Number(process.env['BENCH_CASES'] ?? 300);
const parallel = Number(process.env['BENCH_PARALLEL'] ?? 24);

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
const residentBytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
const step = (text: string) => console.log(`… ${text}`);

step('第一次启动：建库、载入');
const first = await startServer();
await first.stop();

const database = join(first.dataDir, 'kuaiban.db');
step(`填入 ${applications} 件办件、${applications * 3} 件分办件和一年的台账`);
const filling = performance.now();
const rows = fillVolume(database, { applications, itemsPerApplication: 3, ledgerPerApplication: 6 }, new Date());
const fillSeconds = (performance.now() - filling) / 1000;

step('第二次启动');
const starting = performance.now();
const server = await startServer({ dataDir: first.dataDir });
const secondStartMs = performance.now() - starting;

const official = await HttpClient.signIn(server.url, 'employment');
const supervisor = await HttpClient.signIn(server.url, 'style');
step('列表和详情');
const lists = await measureLists(official, supervisor, rounds);
const byHand = measurePeer(database, rounds);
const rssAfterLists = residentBytes(server.pid);
await server.stop();
removeData(server);

step(`另一套空库上办 ${cases} 件，从填表到综合反馈`);
const empty = await startServer();
const throughput = await runCases(empty.url, cases, parallel);
const rssAfterCases = residentBytes(empty.pid);
await empty.stop();
removeData(empty);

const result = {
  machine: { cpus: cpus().length, memoryMb: megabytes(totalmem()), node: process.version },
  volume: { applications, rows, fillSeconds: Math.round(fillSeconds) },
  secondStartMs: Math.round(secondStartMs),
  lists,
  /** Milliseconds by hand at the 50th percentile, and how many times that the server takes. */
  peer: Object.fromEntries(
    Object.entries(byHand).map(([name, { p50 }]) => [name, { byHandP50: p50, ratio: (lists[name]?.p50 ?? 0) / p50 }]),
  ),
  cases: { count: cases, parallel, ...throughput },
  memory: { afterListsMb: megabytes(rssAfterLists), afterCasesMb: megabytes(rssAfterCases) },
};
console.table(
  Object.fromEntries(
    Object.entries(lists).map(([name, { p50, p95, max }]) => [
      name,
      { 'p50 ms': p50.toFixed(1), 'p95 ms': p95.toFixed(1), 'max ms': max.toFixed(1) },
    ]),
  ),
);
console.table(
  Object.fromEntries(
    Object.entries(result.peer).map(([name, { byHandP50, ratio }]) => [
      name,
      { '直接查库 p50 ms': byHandP50.toFixed(2), 倍数: ratio.toFixed(1) },
    ]),
  ),
);
console.table({
  '办件/秒（填表到综合反馈）': throughput.perSecond.toFixed(1),
  '第二次启动 ms': result.secondStartMs,
  '内存 MB（列表后）': result.memory.afterListsMb,
  '内存 MB（办件后）': result.memory.afterCasesMb,
});
mkdirSync(join(projectRoot, 'data'), { recursive: true });
const target = join(projectRoot, 'data/bench.json');
writeFileSync(target, `${JSON.stringify(result, null, 2)}\n`);
console.log(`写入 ${statSync(target).size} 字节：data/bench.json`);
