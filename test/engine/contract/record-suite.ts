import { writeFileSync } from 'node:fs';
import type { Cluster } from './cluster.js';
import { formatTrace } from './format-trace.js';
import type { SuiteCase } from './suite.js';

/** Recordings are what a broker did; nothing else may write them. */
export class NoBrokerToRecordError extends Error {}

/**
 * Writes the traces of cases anew, from what a cluster does now. @throws NoBrokerToRecordError on a stand-in, before anything is run:
 * it would write down the embedded engine's own answers as if they were the broker's
 */
export async function recordSuite(
  cluster: Cluster,
  cases: SuiteCase[],
  onCase: (name: string) => void = () => undefined,
): Promise<void> {
  if (cluster.isStandIn)
    throw new NoBrokerToRecordError(
      '替身不是 Zeebe，不能用它重录：请用 ZEEBE_ADDRESS 指明一个真正的集群 / a stand-in cannot be recorded from, set ZEEBE_ADDRESS to a real cluster',
    );
  for (const one of cases) {
    onCase(one.name);
    const { startsAt, realTime } = one.golden;
    const trace = await cluster.run(one.open());
    const kept = { ...trace, broker: cluster.version, ...(realTime ? { realTime } : { startsAt }) };
    writeFileSync(one.goldenFile, formatTrace(kept));
  }
}
