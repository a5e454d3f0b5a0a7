import { parseArgs } from 'node:util';
import { buildOracles } from './build-oracles.js';
import { openFeelOracle } from './feel-oracle.js';
import { fuzzFeel } from './feel-run.js';
import { missingJavaTools } from './java-tools.js';

// npm run fuzz:feel -- --seed N --cases M [--most 20]

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '2000' },
    most: { type: 'string', default: '20' },
  },
});

const missing = missingJavaTools();
if (missing) throw new Error(`the FEEL engine of the broker runs on Java: ${missing}`);
const oracle = openFeelOracle(buildOracles());
const report = await fuzzFeel(oracle, {
  seed: Number(values.seed),
  cases: Number(values.cases),
  most: Number(values.most),
  onCases: (done) => process.stderr.write(`${done}/${values.cases}\n`),
});
await oracle.close();
const short = (answer: unknown): string => JSON.stringify(answer).slice(0, 300);
for (const { question, ours, theirs } of report.differences.slice(0, Number(values.most))) {
  process.stdout.write(
    `${question.feel}\n  ${JSON.stringify(question.variables)}\n  ours   ${short(ours)}\n  theirs ${short(theirs)}\n`,
  );
}
process.stdout.write(
  `${report.cases} expressions (${report.changed} of them spoilt), ${report.stricter} refused by us alone, ${report.limits} beyond our limits, ${report.slow} more were too slow, ${report.failed} without a value, ${report.nulls} null, ${report.differences.length} differ\n`,
);
process.exitCode = report.differences.length > 0 ? 1 : 0;
