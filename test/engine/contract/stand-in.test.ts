import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './cluster.js';
import { findDifference } from './find-difference.js';
import { openStandInCluster } from './open-stand-in-cluster.js';
import { NoBrokerToRecordError, recordSuite } from './record-suite.js';
import { runSuite } from './run-suite.js';
import { modelCases, processCases, type SuiteCase } from './suite.js';

// The contract suite over the adapter: gRPC, keys, records over HTTP, the clock of the management port. Behind them is a stand-in
// (替身，不是 Zeebe), so what agrees here is the path, not the semantics; those are compared in contract.test.ts. Every third case, always
// the same; npm run test:zeebe runs all.

const EVERY = 3;
const third = (cases: SuiteCase[]) => cases.filter((_, index) => index % EVERY === 0);

let cluster: Cluster;
beforeAll(async () => {
  cluster = await openStandInCluster();
});
afterAll(() => cluster.close());

describe('over the adapter, on a stand-in, a case leaves the trace that was recorded', () => {
  test.each(third([...modelCases(), ...processCases()]).map((one) => [one.name, one] as const))('%s', async (_, one) => {
    expect(findDifference(await cluster.run(one.open()), one.golden)).toBeNull();
  });
});

describe('the suite', () => {
  const named = (name: string) => modelCases().filter((one) => one.name === name);

  test('tells a case that differs, at the step and the element where it does', async () => {
    const [one] = named('boundary-error-job') as [SuiteCase];
    const golden = structuredClone(one.golden);
    const [, ...lines] = golden.steps[0]?.log ?? [];
    golden.steps[0] = { step: { do: 'create', variables: {} }, log: [...lines, ['flow', 'nowhere', 'f']] };
    const { agreed, differing } = await runSuite(cluster, [{ ...one, golden }, one]);
    expect(agreed).toBe(1);
    expect(differing.get('boundary-error-job')).toContain('step 1 {"do":"create","variables":{}} differs');
    expect(differing.get('boundary-error-job')).toContain('only in the recording:\n');
    expect(differing.get('boundary-error-job')).toContain('nowhere: flow f');
  });

  test('is not recorded from a stand-in: no file is touched', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
    const goldenFile = join(folder, 'x.json');
    const run = recordSuite(cluster, [{ ...(named('boundary-error-job')[0] as SuiteCase), goldenFile }]);
    await expect(run).rejects.toThrow(NoBrokerToRecordError);
    expect(() => readFileSync(goldenFile)).toThrow('ENOENT');
    // control: the same cluster would be written down if it did not say what it is
    await recordSuite({ ...cluster, isStandIn: false }, [{ ...(named('boundary-error-job')[0] as SuiteCase), goldenFile }]);
    expect(readFileSync(goldenFile, 'utf8')).toContain('"broker": "stand-in"');
    rmSync(folder, { recursive: true });
  });
});
