import type { Cluster } from './cluster.js';
import { findDifference } from './find-difference.js';
import type { SuiteCase } from './suite.js';

export interface SuiteReport {
  agreed: number;
  /** Name of a case → where it differs from its recording, in words. */
  differing: Map<string, string>;
}

const SIDES = { mine: 'on the cluster', theirs: 'in the recording' };

/** Runs cases on a cluster, one after another, and compares each with its recording. */
export async function runSuite(
  cluster: Cluster,
  cases: SuiteCase[],
  onCase: (name: string) => void = () => undefined,
): Promise<SuiteReport> {
  const report: SuiteReport = { agreed: 0, differing: new Map() };
  for (const one of cases) {
    onCase(one.name);
    const difference = await cluster.run(one.open()).then(
      (trace) => findDifference(trace, one.golden, SIDES),
      (error: unknown) => `could not be run: ${String(error)}`,
    );
    if (difference === null) report.agreed += 1;
    else report.differing.set(one.name, difference);
  }
  return report;
}
