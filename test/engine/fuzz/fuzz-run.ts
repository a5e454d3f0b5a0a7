import { FEATURES, type Feature } from './draw-blocks.js';
import {
  checkAgainst,
  checkRestarts,
  isRefused,
  playNewCase,
  replay,
  type FuzzCase,
  type OtherEngine,
  type Played,
} from './fuzz-case.js';
import { shrink } from './shrink.js';

export interface FuzzOptions {
  seed: number;
  cases: number;
  features?: ReadonlySet<Feature>;
  /** Every how many cases the restarts are tried; 1 is every one, 0 none. */
  restartsEvery?: number;
  /** A second engine whose traces must be the same. */
  other?: OtherEngine;
  onCase?: (number: number) => void;
  /** Makes what fails smaller before it is told. */
  shrinks?: boolean;
}

export interface Failure {
  number: number;
  wrong: string[];
  smallest: FuzzCase;
}

export interface FuzzReport {
  cases: number;
  steps: number;
  /** Cases in which at least one instance came to its end. */
  ended: number;
  /** Drawings that were refused at deployment, and so tried nothing. */
  refused: number;
  failures: Failure[];
}

/** Runs random cases of a seed; see {@link FuzzOptions}. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed, cases, features = new Set(FEATURES), restartsEvery = 1, other, shrinks = true } = options;
  const report: FuzzReport = { cases: 0, steps: 0, ended: 0, refused: 0, failures: [] };
  for (let number = 0; number < cases; number++) {
    options.onCase?.(number);
    const judge = async (played: Played): Promise<string[]> => [
      ...played.wrong,
      ...(restartsEvery > 0 && number % restartsEvery === 0 ? await checkRestarts(played) : []),
      ...(other ? await checkAgainst(other, played) : []),
    ];
    const played = await playNewCase(seed, number, features);
    report.cases += 1;
    if (isRefused(played)) {
      report.refused += 1;
      continue;
    }
    const wrong = await judge(played);
    report.steps += played.one.script.length;
    report.ended += played.trace.end.active.length === 0 ? 1 : 0;
    if (wrong.length === 0) continue;
    const stillFails = async (one: FuzzCase) => (await judge(await replay(one))).length > 0;
    const smallest = shrinks ? await shrink(played.one, stillFails) : played.one;
    report.failures.push({ number, wrong, smallest });
  }
  return report;
}
