import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOracles } from './build-oracles.js';
import { missingJavaTools } from './java-tools.js';
import { openModelOracle } from './model-oracle.js';
import { compareModels, drawModel, kept } from './model-run.js';

// node server/setup/run.mjs test/engine/oracle/fuzz-models.js --seed N --cases M [--out FOLDER]

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '1000' },
    out: { type: 'string', default: join('data', 'fuzz') },
  },
});

const missing = missingJavaTools();
if (missing) throw new Error(`the broker's model API runs on Java: ${missing}`);
const oracle = openModelOracle(buildOracles());
const diagrams = kept();
const drawn = Array.from({ length: Number(values.cases) }, (_, number) =>
  drawModel(Number(values.seed), number, diagrams),
);
const { cases, refused, more, reasons, differences } = await compareModels(oracle, drawn);
await oracle.close();
if (differences.length > 0) mkdirSync(values.out, { recursive: true });
for (const { name, xml, missed, ours } of differences) {
  const file = join(values.out, `${name}.bpmn`);
  writeFileSync(file, xml);
  process.stdout.write(`${file}\n  missed ${JSON.stringify(missed)}\n  ours   ${JSON.stringify(ours)}\n`);
}
for (const [reason, count] of Object.entries(reasons).sort(([, a], [, b]) => b - a))
  process.stdout.write(`${count}\t${reason}\n`);
process.stdout.write(
  `${cases} diagrams, ${refused} refused by the broker, ${more} by us alone, ${differences.length} differ\n`,
);
process.exitCode = differences.length > 0 ? 1 : 0;
