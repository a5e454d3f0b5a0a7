import { parseArgs } from 'node:util';
import { openTarget, TargetError } from './open-target.js';
import { NoBrokerToRecordError, recordSuite } from './record-suite.js';
import { runSuite } from './run-suite.js';
import { modelCases, processCases } from './suite.js';

// npm run test:zeebe [-- --record] [-- NAME …]: the contract suite over the adapter, on the cluster that ZEEBE_ADDRESS names (see
// docs/engine-conformance.md), else on a stand-in, which proves the path only. --record writes the recordings anew.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false } },
});
const cases = [...modelCases(), ...processCases()].filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);

async function run(): Promise<boolean> {
  const cluster = await openTarget((text) => console.error(`\n${text}\n`));
  let number = 0;
  const onCase = (name: string) => {
    if (++number % 50 === 0) console.error(`${number}/${cases.length} ${name}`);
  };
  try {
    if (values.record) {
      await recordSuite(cluster, cases, onCase);
      console.log(`重录了 ${cases.length} 个用例（${cluster.version}）`);
      return true;
    }
    const { agreed, differing } = await runSuite(cluster, cases, onCase);
    for (const [name, difference] of differing) console.log(`\n${name}: ${difference}`);
    const where = cluster.isStandIn ? '替身（不是 Zeebe，只证明通路）' : `Zeebe ${cluster.version}`;
    console.log(`\n${where}：${cases.length} 个用例，${agreed} 个与录制一致，${differing.size} 个不同`);
    return differing.size === 0 && cases.length > 0;
  } finally {
    await cluster.close();
  }
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  const isTold = error instanceof TargetError || error instanceof NoBrokerToRecordError;
  console.error(isTold ? error.message : error);
  process.exitCode = 1;
}
