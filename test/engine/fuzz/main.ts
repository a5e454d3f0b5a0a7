import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FEATURES, type Feature } from './draw-blocks.js';
import { openTarget, TargetError } from '../contract/open-target.js';
import { filesOf, onCluster } from './fuzz-case.js';
import { fuzz } from './fuzz-run.js';

// npm run fuzz -- --seed N --cases M [--against zeebe] [--without compensation,link] [--restarts-every K] [--out FOLDER]. Against zeebe
// every case runs on the cluster that ZEEBE_ADDRESS names too, else on a stand-in, and the traces must be the same.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '100' },
    without: { type: 'string', default: '' },
    'restarts-every': { type: 'string', default: '1' },
    against: { type: 'string' },
    out: { type: 'string', default: 'data/fuzz' },
  },
});

const left = new Set(values.without.split(',').filter(Boolean));
const features = new Set<Feature>(FEATURES.filter((feature) => !left.has(feature)));
const cases = Number(values.cases);
if (values.against !== undefined && values.against !== 'zeebe') throw new Error('--against takes zeebe only');
const cluster = values.against === undefined ? null : await joinOrExit();
const report = await fuzz({
  seed: Number(values.seed),
  cases,
  features,
  restartsEvery: Number(values['restarts-every']),
  ...(cluster && { other: onCluster(cluster) }),
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
if (cluster) {
  const compared = report.cases - report.refused;
  const where = cluster.isStandIn ? 'a stand-in (no Zeebe: it proves the path only)' : `Zeebe ${cluster.version}`;
  process.stdout.write(
    `compared with ${where}: ${compared} cases, ${compared - report.failures.length} held and agreed\n`,
  );
  await cluster.close();
}
process.exitCode = report.failures.length > 0 ? 1 : 0;

async function joinOrExit() {
  try {
    return await openTarget((text) => process.stderr.write(`${text}\n`));
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
