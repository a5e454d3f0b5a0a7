import { EngineRejection, type EngineCommands, type EngineRecord } from '../../../server/engine/port.js';
import { deploy, performStep, StepRefusal } from './perform-step.js';
import { millis, ScriptError, type ScriptStep, type Trace, type TraceLine } from './trace.js';
import { TraceNormaliser } from './trace-normaliser.js';

const GRPC: Record<string, number> = {
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  INVALID_STATE: 9,
  UNAVAILABLE: 14,
};
const COMMANDS: Record<string, string> = {
  create: 'CREATE',
  deploy: 'CREATE',
  complete: 'COMPLETE',
  fail: 'FAIL',
  throwError: 'THROW_ERROR',
  retries: 'UPDATE_RETRIES',
  publish: 'PUBLISH',
  setVariables: 'UPDATE',
  resolve: 'RESOLVE',
  cancel: 'CANCEL',
  signal: 'BROADCAST',
  modify: 'MODIFY',
};

/** Where a script runs: an engine behind the port, how time passes there, and all it has said when it is at rest. */
export interface Place {
  readonly engine: EngineCommands;
  /** Epoch milliseconds on the engine's clock. */
  now(): number;
  /** Lets time pass, in milliseconds; what is due then happens. */
  advance(by: number): Promise<void>;
  /** The records since the last time. */
  drain(): Promise<EngineRecord[]>;
  /** How long a script waits for a result, in milliseconds; what takes longer waits for the next step. */
  readonly resultTimeout: number;
}

/** Says what to do next, having seen what the last step wrote; null ends the script. */
export type NextStep = (lines: TraceLine[]) => ScriptStep | null;

/** A model's files and its script: steps that are known, or somebody who decides as he goes. */
export interface LabCase {
  name: string;
  files: { name: string; content: string }[];
  next: NextStep;
  /** Epoch milliseconds; a Monday 08:00 UTC unless given. */
  startsAt?: number;
  /** The broker lives one of the case's times by the machine's clock, so a cluster has to wait. */
  realTime?: boolean;
}

export interface ScriptHooks {
  beforeStep?(): Promise<void>;
  afterStep?(): void;
  /** Leaves out steps whose job, incident or scope is not there, instead of failing. */
  lenient?: boolean | undefined;
}

/** Runs a case at a place and writes down what the recordings of a broker hold. `seen` knows afterwards what still lives. */
export async function runScript(
  place: Place,
  { name, files, next }: LabCase,
  hooks: ScriptHooks = {},
  seen = new TraceNormaliser(() => place.now()),
): Promise<Trace> {
  const perform = async (step: ScriptStep): Promise<TraceLine[] | void> =>
    step.do === 'advance' ? place.advance(millis(step.by ?? 'PT0S')) : performStep(place, seen, step, name);
  const trace: Trace = { case: name, deploy: [], steps: [], end: { active: [], variables: [] } };
  for (const file of files) trace.deploy.push(...(await attempt('deploy', () => deploy(place.engine, file))));
  await place.drain();
  const isRefused = trace.deploy.some((line) => line[0] === 'rejected');
  for (let step = isRefused ? null : next([]); step; step = next(trace.steps.at(-1)?.log ?? [])) {
    await hooks.beforeStep?.();
    const doing = step;
    const told = await attempt(step.do, () => perform(doing)).catch((error: unknown) => {
      if (hooks.lenient && error instanceof ScriptError) return null;
      throw error;
    });
    if (!told) continue;
    trace.steps.push({ step, log: [...seen.lines(await place.drain()), ...told] });
    hooks.afterStep?.();
  }
  trace.end = { active: seen.active(), variables: seen.lastVariables() };
  return JSON.parse(JSON.stringify(trace)) as Trace;
}

async function attempt(command: string, run: () => Promise<TraceLine[] | void>): Promise<TraceLine[]> {
  try {
    return (await run()) ?? [];
  } catch (error) {
    if (error instanceof StepRefusal) return [['rejected', error.grpcCode, 'CLIENT']];
    if (!(error instanceof EngineRejection)) throw error;
    const elements = error.problems.map((problem) => problem.elementId);
    const told = [`${COMMANDS[command] ?? command} ${error.code}`, ...new Set(elements)].join(' ');
    return [['rejected', GRPC[error.code], told]];
  }
}
