import type { BenchResult, PeerRatios } from './bench-result.js';
import type { Percentiles } from './percentiles.js';

/** Prints what was measured as tables. */
export function printResult({ lists, peer, loop, loopPeer, sweep, cases, ...result }: BenchResult): void {
  for (const table of [lists, loop]) if (table) console.table(timesOf(table));
  const ratios = { ...peer, ...loopPeer };
  if (Object.keys(ratios).length > 0) console.table(ratiosOf(ratios));
  if (sweep)
    console.table({
      同时到期的期限: sweep.deadlines,
      '一次扫完 s': sweep.seconds.toFixed(1),
      '档位/秒': Math.round(sweep.perSecond),
      '引擎收齐消息 s': sweep.deliveredSeconds.toFixed(1),
      漏掉: sweep.missed,
      重复: sweep.doubled,
    });
  console.table({
    ...(cases ? { '办件/秒（填表到综合反馈）': cases.perSecond.toFixed(1), '内存 MB（办件后）': cases.memoryMb } : {}),
    ...(result.secondStartMs === undefined
      ? {}
      : { '第二次启动 ms': result.secondStartMs, '内存 MB（列表后）': result.memoryAfterListsMb }),
  });
}

const timesOf = (table: Record<string, Percentiles>) =>
  Object.fromEntries(
    Object.entries(table).map(([name, { p50, p95, max }]) => [
      name,
      { 'p50 ms': p50.toFixed(1), 'p95 ms': p95.toFixed(1), 'max ms': max.toFixed(1) },
    ]),
  );

const ratiosOf = (table: PeerRatios) =>
  Object.fromEntries(
    Object.entries(table).map(([name, { byHandP50, ratio }]) => [
      name,
      { '直接查库 p50 ms': byHandP50.toFixed(2), 倍数: ratio.toFixed(1) },
    ]),
  );
