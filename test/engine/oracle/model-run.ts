import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlockDrawer, FEATURES } from '../fuzz/draw-blocks.js';
import { drawGraph } from '../fuzz/free-graph.js';
import { xmlOf } from '../fuzz/fuzz-case.js';
import { Random } from '../fuzz/random.js';
import { missedRefusals, ourRefusals, type ModelAnswer, type ModelOracle } from './model-oracle.js';
import { spoilModel } from './spoil-model.js';

/** A diagram that the broker refuses at an element where we do not. */
export interface ModelDifference {
  name: string;
  xml: string;
  missed: { element: string; why: string }[];
  ours: { element: string; why: string }[];
}

export interface ModelReport {
  cases: number;
  /** Refused by the broker's schema or validators. */
  refused: number;
  /** Refused by us alone, for reasons that the broker finds later or not at all. */
  more: number;
  /** Why we alone refused, and how often. */
  reasons: Record<string, number>;
  differences: ModelDifference[];
}

interface Diagram {
  name: string;
  xml: string;
}

const FOLDERS = [
  join('test', 'engine', 'contract', 'models'),
  join('test', 'engine', 'contract', 'processes'),
  'processes',
];

/** Every diagram of the repository. */
export const kept = (): Diagram[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.bpmn'))
      .sort()
      .map((name) => ({ name: join(folder, name), xml: readFileSync(join(folder, name), 'utf8') })),
  );

/** Case `number` of a seed: a random drawing or one that is kept, spoilt more often than not. */
export function drawModel(seed: number, number: number, diagrams: readonly Diagram[]): Diagram {
  const random = new Random(seed * 1_000_003 + number);
  const name = `model-${seed}-${number}`;
  const drawn = (): string =>
    random.chance(0.8)
      ? xmlOf({
          name,
          model: { blocks: new BlockDrawer(random, name, new Set(FEATURES)).sequence(1 + random.below(2)) },
        })
      : xmlOf({ name, model: { graph: drawGraph(random, name) } });
  const xml = random.chance(0.3) ? drawn() : random.pick(diagrams).xml;
  return { name, xml: random.chance(0.95) ? spoilModel(random, xml) : xml };
}

/** Asks both and tells what the broker refuses alone. */
export async function compareModels(oracle: ModelOracle, diagrams: readonly Diagram[]): Promise<ModelReport> {
  const report: ModelReport = { cases: 0, refused: 0, more: 0, reasons: {}, differences: [] };
  const answers = await oracle.ask(diagrams.map(({ xml }) => ({ xml })));
  for (const [index, { name, xml }] of diagrams.entries()) {
    const theirs = answers[index] as ModelAnswer;
    const ours = await ourRefusals(name, xml);
    const isRefused = 'unreadable' in theirs || theirs.refused.length > 0;
    report.cases += 1;
    if (isRefused) report.refused += 1;
    else if (ours.length > 0) {
      report.more += 1;
      for (const { why } of ours) {
        const kind = why.replace(/'[^']*'/g, '…').replace(/: .*/, '');
        report.reasons[kind] = (report.reasons[kind] ?? 0) + 1;
      }
    }
    const missed = missedRefusals(ours, theirs);
    if (missed.length > 0) report.differences.push({ name, xml, missed, ours });
  }
  return report;
}
