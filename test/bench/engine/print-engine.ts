import type { Percentiles } from '../percentiles.js';
import type { AgainstResult, EngineResult, LoopResult, WaitingResult } from './engine-result.js';
import type { Spread } from './spread.js';

/** Prints what was measured as tables: medians, with the smallest and largest of the runs in brackets. */
export function printEngine({ loop, single, waiting, timers, http, against }: EngineResult): void {
  if (loop ?? single)
    console.table({
      ...(loop && { [`成组提交（最多 ${loop.groupSize}）`]: loopRow(loop) }),
      ...(single && { 每个命令一次提交: loopRow(single) }),
    });
  if (waiting) console.table(Object.fromEntries(waiting.map((row) => [`${row.tasks} 个待办`, waitingRow(row)])));
  if (timers)
    console.table({
      同时到期的定时器: timers.timers,
      '扫完 s': timers.seconds.toFixed(1),
      '个/秒': Math.round(timers.perSecond),
      漏掉: timers.missed,
      重复: timers.doubled,
    });
  if (http)
    console.table({
      '待办页（引擎空闲）': times(http.idle),
      [`待办页（引擎满载，其间触发 ${http.firedMeanwhile} 个定时器）`]: times(http.saturated),
    });
  if (against) console.table({ [nameOf(against)]: againstRow(against) });
}

const nameOf = ({ isStandIn, version }: AgainstResult) =>
  isStandIn ? '替身，不是 Zeebe：数字没有意义' : `Zeebe ${version}`;

const againstRow = (row: AgainstResult) => ({
  '内嵌 件/秒': show(row.embeddedCasesPerSecond, 0),
  '集群 件/秒': show(row.clusterCasesPerSecond, 1),
  一件的命令: row.commandsPerCase,
  内嵌是集群的几倍: show(row.ratio, 1),
});

const show = ({ min, median, max }: Spread, digits: number) =>
  `${median.toFixed(digits)}（${min.toFixed(digits)}–${max.toFixed(digits)}）`;

const loopRow = (loop: LoopResult) => ({
  '件/秒': show(loop.casesPerSecond, 0),
  '命令/秒': show(loop.commandsPerSecond, 0),
  '一件 CPU ms': show(loop.cpuMsPerCase, 2),
  '手写同样的行 件/秒': show(loop.byHandCasesPerSecond, 0),
  '手写一件 CPU ms': show(loop.byHandCpuMsPerCase, 2),
  引擎是手写的几倍: show(loop.ratio, 2),
});

const waitingRow = ({ click, clickByHand, open, ...row }: WaitingResult) => ({
  '一件字节（工作表）': Math.round(row.bytesPerCase),
  '一件字节（历史）': Math.round(row.historyBytesPerCase),
  '打开 ms（冷）': Math.round(open.coldMs),
  '打开 ms（热）': Math.round(open.warmMs),
  '点一下 p50 ms': click.p50.toFixed(2),
  '点一下 p99 ms': click.p99.toFixed(2),
  '手写 p50 ms': clickByHand.p50.toFixed(2),
  '手写 p99 ms': clickByHand.p99.toFixed(2),
});

const times = ({ p50, p95, p99, max }: Percentiles) => ({
  'p50 ms': p50.toFixed(1),
  'p95 ms': p95.toFixed(1),
  'p99 ms': p99.toFixed(1),
  'max ms': max.toFixed(1),
});
