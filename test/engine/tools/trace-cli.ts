import { parseArgs } from 'node:util';
import { runCase } from '../contract/trace-lab.js';
import { canonical } from '../contract/trace.js';
import { readCaseFile } from './read-case-file.js';

// npm run trace -- CASE.json [--full]: runs a case file on the embedded engine and prints its canonical trace as JSON.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string', default: 'embedded' }, full: { type: 'boolean', default: false } },
});
const [path] = positionals;
if (!path || values.engine !== 'embedded') {
  process.stderr.write('usage: npm run --silent trace -- CASE.json [--full]\n');
  process.exit(1);
}
const one = readCaseFile(path);
const trace = await runCase(one);
const { deploy, steps, end } = canonical(trace);
const short = { case: one.name, deploy, steps: steps.map(({ step, ...lines }) => ({ ...step, ...lines })), end };
process.stdout.write(`${JSON.stringify(values.full ? trace : short, null, 2)}\n`);
