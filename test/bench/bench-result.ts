import type { SweepResult } from './measure-sweep.js';
import type { Percentiles } from './percentiles.js';

/** Milliseconds by hand at the 50th percentile, and how many times that the server takes. */
export type PeerRatios = Record<string, { byHandP50: number; ratio: number }>;

export interface YearResult {
  volume: { applications: number; rectifications: number; deadlines: number; rows: number; fillSeconds: number };
  secondStartMs: number;
  /** Milliseconds at the server. */
  lists?: Record<string, Percentiles>;
  peer?: PeerRatios;
  loop?: Record<string, Percentiles>;
  loopPeer?: PeerRatios;
  memoryAfterListsMb: number;
}

/** data/bench.json: a part that was not run is missing. */
export interface BenchResult extends Partial<YearResult> {
  machine: { cpus: number; memoryMb: number; node: string };
  parts: string[];
  sweep?: SweepResult;
  cases?: { count: number; parallel: number; seconds: number; perSecond: number; memoryMb: number };
}
