import { parseArgs } from 'node:util';
import { openTarget, TargetError } from '../contract/open-target.js';
import { runCase, type LabCase } from '../contract/trace-lab.js';
import { canonical, type Trace } from '../contract/trace.js';
import { readCaseFile } from './read-case-file.js';

// npm run trace -- CASE.json [--engine embedded|zeebe] [--full]: runs a case file and prints its canonical trace as JSON on standard
// output. zeebe: on the cluster that ZEEBE_ADDRESS names, else on a stand-in, which is told on standard error.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string', default: 'embedded' }, full: { type: 'boolean', default: false } },
});

async function runOnCluster(one: LabCase): Promise<Trace> {
  const cluster = await openTarget((text) => process.stderr.write(`${text}\n`));
  try {
    return await cluster.run(one);
  } finally {
    await cluster.close();
  }
}

const ENGINES: Readonly<Record<string, (one: LabCase) => Promise<Trace>>> = { embedded: runCase, zeebe: runOnCluster };
const [path] = positionals;
const run = ENGINES[values.engine];
if (!path || !run) {
  process.stderr.write('usage: npm run --silent trace -- CASE.json [--engine embedded|zeebe] [--full]\n');
  process.exit(1);
}
try {
  const one = readCaseFile(path);
  const trace = await run(one);
  const { deploy, steps, end } = canonical(trace);
  const short = { case: one.name, deploy, steps: steps.map(({ step, ...lines }) => ({ ...step, ...lines })), end };
  process.stdout.write(`${JSON.stringify(values.full ? trace : short, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof TargetError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
