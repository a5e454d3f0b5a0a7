import type { Cluster } from '../contract/cluster.js';
import { openStandInCluster } from '../contract/open-stand-in-cluster.js';
import { onCluster, type OtherEngine } from './fuzz-case.js';
import { fuzz } from './fuzz-run.js';

// The same random cases on two engines. The other one here is a stand-in (替身，不是 Zeebe): what is proven is that the comparison goes
// all the way over the adapter, and sees a difference.

let cluster: Cluster;
beforeAll(async () => {
  cluster = await openStandInCluster();
});
afterAll(() => cluster.close());

test('random cases leave the same traces over the adapter', async () => {
  const { cases, refused, failures } = await fuzz({
    seed: 8_503,
    cases: 12,
    restartsEvery: 0,
    other: onCluster(cluster),
  });
  expect(failures).toEqual([]);
  expect(cases - refused).toBeGreaterThan(6);
}, 120_000);

test('an engine that does something else is seen, and the case made small', async () => {
  const honest = onCluster(cluster);
  const lying: OtherEngine = async (one) => {
    const trace = await honest(one);
    for (const { log } of trace.steps)
      for (const line of log) if (line[0] === 'element' && line[2] === 'START_EVENT') line[2] = 'END_EVENT';
    return trace;
  };
  const { failures } = await fuzz({ seed: 8_503, cases: 1, restartsEvery: 0, other: lying });
  expect(failures).toHaveLength(1);
  expect(failures[0]?.wrong.join('\n')).toContain('only on the other engine');
  expect(failures[0]?.smallest.script).toEqual([expect.objectContaining({ do: 'create' })]);
}, 240_000);
