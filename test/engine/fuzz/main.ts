import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FEATURES, type Feature } from './draw-blocks.js';
import { filesOf } from './fuzz-case.js';
import { fuzz } from './fuzz-run.js';

// npm run fuzz -- --seed N --cases M [--without compensation,link] [--restarts-every K] [--out FOLDER]

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '100' },
    without: { type: 'string', default: '' },
    'restarts-every': { type: 'string', default: '1' },
    out: { type: 'string', default: 'data/fuzz' },
  },
});

const left = new Set(values.without.split(',').filter(Boolean));
const features = new Set<Feature>(FEATURES.filter((feature) => !left.has(feature)));
const cases = Number(values.cases);
const report = await fuzz({
  seed: Number(values.seed),
  cases,
  features,
  restartsEvery: Number(values['restarts-every']),
  onCase: (number) => {
    if (number % 50 === 0) process.stderr.write(`${number}/${cases}\n`);
  },
});
if (report.failures.length > 0) mkdirSync(values.out, { recursive: true });
for (const { number, wrong, smallest } of report.failures) {
  const file = join(values.out, `${smallest.name}.json`);
  writeFileSync(file, JSON.stringify({ ...smallest, files: filesOf(smallest) }, null, 2));
  process.stdout.write(`case ${number}: ${wrong.slice(0, 3).join('\n  ')}\n  smallest: ${file}\n`);
}
process.stdout.write(
  `${report.cases} cases, ${report.steps} steps, ${report.ended} came to their end, ${report.refused} refused, ${report.failures.length} failed\n`,
);
process.exitCode = report.failures.length > 0 ? 1 : 0;
