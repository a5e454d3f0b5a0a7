import { cpus, totalmem } from 'node:os';
import { megabytes } from '../memory.js';
import type { EngineResult } from './engine-result.js';
import { fillWaiting } from './fill-waiting.js';
import { measureAgainst } from './measure-against.js';
import { measureHttp } from './measure-http.js';
import { measureLoop } from './measure-loop.js';
import { measureWaiting } from './measure-waiting.js';
import { openAgainst } from './open-against.js';
import { withTempFile } from './temp-file.js';
import { timeTimers } from './time-timers.js';

/** `against` needs a cluster and is only run when it is asked for. */
export const ENGINE_PARTS = ['loop', 'single', 'waiting', 'timers', 'http', 'against'] as const;
export type EnginePart = (typeof ENGINE_PARTS)[number];

/** How much of everything. */
export interface EngineSizes {
  cases: number;
  /** Cases with one command in a transaction: slower by what the disk takes. */
  singleCases: number;
  parallel: number;
  rounds: number;
  waiting: number[];
  clicks: number;
  timers: number;
  /** Cases in the loop beside a cluster, which is slower. */
  againstCases: number;
  /** Timers that keep the engine of the server busy, and pages asked for meanwhile. */
  httpTimers: number;
  requests: number;
}

/** Measures some parts. `step` is told what begins. */
export async function measureEngine(
  parts: ReadonlySet<EnginePart>,
  sizes: EngineSizes,
  step: (text: string) => void,
): Promise<EngineResult> {
  const result: EngineResult = {
    machine: { cpus: cpus().length, memoryMb: megabytes(totalmem()), node: process.version },
    parts: [...parts],
  };
  const { cases, singleCases, parallel, rounds } = sizes;
  if (parts.has('loop')) {
    step(`闭环 ${cases} 件，${parallel} 件同时，成组提交，${rounds} 遍，与手写同样的行交替`);
    result.loop = await measureLoop({ cases, parallel, groupSize: 64 }, rounds);
  }
  if (parts.has('single')) {
    step(`闭环 ${singleCases} 件，每个命令一次提交，${rounds} 遍`);
    result.single = await measureLoop({ cases: singleCases, parallel, groupSize: 1 }, rounds);
  }
  if (parts.has('waiting')) {
    result.waiting = [];
    for (const tasks of sizes.waiting) {
      step(`${tasks} 个待办：大小、打开、点一下`);
      result.waiting.push(await measureWaiting(tasks, sizes.clicks));
    }
  }
  if (parts.has('timers')) {
    step(`${sizes.timers} 个定时器同时到期`);
    const run = await withTempFile(async (file) => {
      await fillWaiting(file, sizes.timers, false);
      return timeTimers(file);
    });
    result.timers = { ...run, perSecond: run.timers / run.seconds };
  }
  if (parts.has('http')) {
    step(`引擎满载时的待办页：${sizes.httpTimers} 个定时器，${sizes.requests} 次请求`);
    result.http = await measureHttp(sizes.httpTimers, sizes.requests);
  }
  if (parts.has('against')) {
    const against = await openAgainst();
    const name = against.isStandIn ? '替身（不是 Zeebe，数字没有意义）' : `Zeebe ${against.version}`;
    step(`闭环 ${sizes.againstCases} 件，${parallel} 件同时，${rounds} 遍，与${name}交替`);
    try {
      result.against = await measureAgainst(against, { cases: sizes.againstCases, parallel, groupSize: 64 }, rounds);
    } finally {
      await against.close();
    }
  }
  return result;
}
