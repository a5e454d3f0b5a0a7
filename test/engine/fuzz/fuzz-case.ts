import type { Cluster } from '../contract/cluster.js';
import { findDifference } from '../contract/find-difference.js';
import { recorded, runCase, type NextStep } from '../contract/trace-lab.js';
import type { ScriptStep, Trace } from '../contract/trace.js';
import type { Block } from './blocks.js';
import { findBrokenLives } from './check-lives.js';
import { countRows, findBrokenRules } from './check-rows.js';
import { chooseStep } from './choose-step.js';
import { BlockDrawer, type Feature } from './draw-blocks.js';
import { drawGraph, writeGraph, type GraphNode } from './free-graph.js';
import { Random } from './random.js';
import { World } from './world.js';
import { writeBlocks } from './write-blocks.js';

/** A diagram before it is written: nested blocks, or a graph nobody structured. */
export type Model = { blocks: Block } | { graph: GraphNode[] };

export interface FuzzCase {
  name: string;
  model: Model;
  script: ScriptStep[];
}

export interface Played {
  one: FuzzCase;
  trace: Trace;
  /** What is wrong, in words; empty when the case held. */
  wrong: string[];
}

/** Runs a model's script somewhere else and answers its trace: a broker, in the same form. */
export type OtherEngine = (one: FuzzCase) => Promise<Trace>;

/** The same case on a cluster. */
export const onCluster =
  (cluster: Cluster): OtherEngine =>
  (one) =>
    cluster.run({ name: one.name, files: filesOf(one), next: recorded(one.script) }, { lenient: true });

export const xmlOf = ({ name, model }: Pick<FuzzCase, 'name' | 'model'>): string =>
  'blocks' in model ? writeBlocks(name, model.blocks) : writeGraph(name, model.graph);

export const filesOf = (one: Pick<FuzzCase, 'name' | 'model'>) => [{ name: `${one.name}.bpmn`, content: xmlOf(one) }];

const MOST_STEPS = 24;
/** Instances of one case: far fewer; a cancel that does not end its instance must not be tried for ever. */
const MOST_ROOTS = 10;

/** Draws case `number` of a seed and runs it while its script is being thought of. */
export async function playNewCase(seed: number, number: number, features: ReadonlySet<Feature>): Promise<Played> {
  const random = new Random(seed * 1_000_003 + number);
  const name = `fuzz-${seed}-${number}`;
  const model: Model = random.chance(0.8)
    ? { blocks: new BlockDrawer(random, name, features).sequence(2 + random.below(3)) }
    : { graph: drawGraph(random, name) };
  const world = new World();
  const first: ScriptStep = {
    do: 'create',
    variables: {
      k: `${name}-k`,
      v: random.below(4),
      flag: random.chance(0.5),
      list: [1, 2, 3].slice(random.below(3)),
      r: 0,
    },
  };
  let steps = 0;
  const next: NextStep = (lines) => {
    world.see(lines);
    steps += 1;
    if (steps === 1) return first;
    if (steps <= MOST_STEPS) return chooseStep(random, world, name);
    // what still lives is cancelled, so that every case comes to an end and must leave nothing behind
    const [scope] = world.roots;
    return scope === undefined || steps > MOST_STEPS + MOST_ROOTS ? null : { do: 'cancel', scope };
  };
  return play({ name, model, script: [] }, next);
}

/** A drawing that the engine does not take, as two catch-all events at one activity: no case at all. */
export const isRefused = ({ trace }: Played): boolean => trace.deploy.some(([kind]) => kind === 'rejected');

/** Runs a case with its own script; steps whose job or scope is not there are left out. */
export const replay = (one: FuzzCase): Promise<Played> => play(one, recorded(one.script));

async function play(one: FuzzCase, next: NextStep): Promise<Played> {
  const wrong: string[] = [];
  let left: Record<string, number> = {};
  const afterStep = (file: string) => {
    wrong.push(...findBrokenRules(file));
    left = countRows(file);
  };
  const trace = await runCase({ name: one.name, files: filesOf(one), next }, { afterStep, lenient: true });
  const script = trace.steps.map(({ step }) => step);
  wrong.push(...findBrokenLives(trace));
  if (trace.end.active.length === 0 && Object.values(left).some((count) => count > 0))
    wrong.push(`rows are left though nothing lives: ${JSON.stringify(left)}`);
  return { one: { ...one, script }, trace, wrong };
}

/** Runs the case again with the engine stopped, or killed, between any two steps: the trace must be the same. */
export async function checkRestarts({ one, trace }: Played): Promise<string[]> {
  const wrong: string[] = [];
  for (const restarts of ['close', 'kill'] as const) {
    const again = await runCase(
      { name: one.name, files: filesOf(one), next: recorded(one.script) },
      { restarts, lenient: true },
    );
    const difference = findDifference(trace, again);
    if (difference) wrong.push(`after ${restarts} between the steps: ${difference}`);
  }
  return wrong;
}

export async function checkAgainst(other: OtherEngine, { one, trace }: Played): Promise<string[]> {
  const sides = { mine: 'on the embedded engine', theirs: 'on the other engine' };
  const difference = findDifference(trace, await other(one), sides);
  return difference ? [`the other engine differs: ${difference}`] : [];
}
