import type { Percentiles } from '../percentiles.js';
import type { HttpResult } from './measure-http.js';
import type { Spread } from './spread.js';
import type { OpenTimes } from './time-open.js';
import type { TimerRun } from './time-timers.js';

/** Several runs of the closed loop, each beside its peer: the same rows by hand. */
export interface LoopResult {
  cases: number;
  parallel: number;
  groupSize: number;
  commandsPerCase: number;
  casesPerSecond: Spread;
  commandsPerSecond: Spread;
  /** Processor milliseconds for one case: engine, checkpoints and the driver. */
  cpuMsPerCase: Spread;
  byHandCasesPerSecond: Spread;
  byHandCpuMsPerCase: Spread;
  /** The engine's cases a second divided by those by hand, run by run. */
  ratio: Spread;
}

export interface WaitingResult {
  tasks: number;
  cases: number;
  bytesPerCase: number;
  historyBytesPerCase: number;
  open: OpenTimes;
  click: Percentiles;
  clickByHand: Percentiles;
  /** Click by hand divided by click, at the 50th percentile. */
  ratio: number;
}

/** The same closed loop on a cluster, over the product's adapter, run beside the embedded engine's. */
export interface AgainstResult {
  /** What the cluster's gateway says it is. */
  version: string;
  /** Then the figures mean nothing: the embedded engine stands behind both. */
  isStandIn: boolean;
  cases: number;
  parallel: number;
  commandsPerCase: number;
  embeddedCasesPerSecond: Spread;
  clusterCasesPerSecond: Spread;
  /** The embedded engine's cases a second divided by the cluster's, run by run. */
  ratio: Spread;
}

/** data/bench-engine.json: a part that was not run is missing. */
export interface EngineResult {
  machine: { cpus: number; memoryMb: number; node: string };
  parts: string[];
  loop?: LoopResult;
  single?: LoopResult;
  waiting?: WaitingResult[];
  timers?: TimerRun & { perSecond: number };
  http?: HttpResult;
  against?: AgainstResult;
}
