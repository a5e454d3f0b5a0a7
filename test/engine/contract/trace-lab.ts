import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEngine, type EngineControl } from '../../../server/engine/embedded/open-embedded-engine.js';
import { EngineRejection, type Engine, type EngineRecord } from '../../../server/engine/port.js';
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
const DEFAULT_START = Date.UTC(2040, 0, 2, 8);

export interface LabOptions {
  /** Between any two steps: closes and opens the engine, or goes on with the file as a killed process would have left it. */
  restarts?: 'close' | 'kill' | undefined;
  /** Looks at the engine's file when a step is over. */
  afterStep?: ((file: string) => void) | undefined;
  /** Leaves out steps whose job, incident or scope is not there, instead of failing. */
  lenient?: boolean | undefined;
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
}

/** A script as it was recorded. */
export function recorded(steps: ScriptStep[]): NextStep {
  const left = [...steps];
  return () => left.shift() ?? null;
}

/** Runs the script of a broker trace on the embedded engine and writes down the same kind of trace. */
export function runTrace(golden: Trace, files: { name: string; content: string }[], options: LabOptions = {}) {
  const startsAt = golden.startsAt ? { startsAt: Date.parse(golden.startsAt) } : {};
  const next = recorded(golden.steps.map(({ step }) => step));
  return runCase({ name: golden.case, files, next, ...startsAt }, options);
}

/** Runs a case on an embedded engine of its own. */
export async function runCase(one: LabCase, options: LabOptions = {}): Promise<Trace> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-contract-'));
  const lab = new TraceLab(join(folder, 'engine.db'), one.startsAt ?? DEFAULT_START);
  try {
    return await lab.run(one, options);
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true });
  }
}

class TraceLab {
  private engine!: Engine & EngineControl;
  private stop!: () => Promise<void>;
  private received: EngineRecord[] = [];
  private position = 0;
  private fence = 0;
  private onFence: () => void = () => undefined;
  private readonly seen = new TraceNormaliser(() => this.now);

  constructor(
    private file: string,
    private now: number,
  ) {}

  async run({ name, files, next }: LabCase, options: LabOptions): Promise<Trace> {
    await this.open();
    const trace: Trace = { case: name, deploy: [], steps: [], end: { active: [], variables: [] } };
    for (const file of files) trace.deploy.push(...(await this.attempt('deploy', () => deploy(this.engine, file))));
    await this.drain();
    const isRefused = trace.deploy.some((line) => line[0] === 'rejected');
    for (let step = isRefused ? null : next([]); step; step = next(trace.steps.at(-1)?.log ?? [])) {
      if (options.restarts) await this.restart(options.restarts);
      const doing = step;
      const told = await this.attempt(step.do, () => this.perform(doing, name)).catch((error: unknown) => {
        if (options.lenient && error instanceof ScriptError) return null;
        throw error;
      });
      if (!told) continue;
      trace.steps.push({ step, log: [...this.seen.lines(await this.drain()), ...told] });
      options.afterStep?.(this.file);
    }
    trace.end = { active: this.seen.active(), variables: this.seen.lastVariables() };
    return JSON.parse(JSON.stringify(trace)) as Trace;
  }

  async close(): Promise<void> {
    await this.engine?.close();
  }

  private async open(): Promise<void> {
    this.engine = await openEmbeddedEngine({
      file: this.file,
      thread: false,
      clock: { kind: 'controlled', now: this.now },
    });
    this.stop = this.engine.subscribeToRecords({ 1: this.position }, (records) => this.take(records));
  }

  private async restart(how: 'close' | 'kill'): Promise<void> {
    const left = `${this.file}-next`;
    if (how === 'kill')
      for (const suffix of ['', '-wal'])
        if (existsSync(this.file + suffix)) copyFileSync(this.file + suffix, left + suffix);
    await this.stop();
    await this.engine.close();
    if (how === 'kill') this.file = left;
    await this.open();
  }

  private take(records: EngineRecord[]): Promise<void> {
    this.position = records.at(-1)?.position ?? this.position;
    for (const record of records) {
      const isFence = record.valueType === 'MESSAGE' && String(record.value.name).startsWith('fence:');
      if (!isFence) this.received.push(record);
      else if (record.value.name === `fence:${this.fence}` && record.intent === 'EXPIRED') this.onFence();
    }
    return Promise.resolve();
  }

  /** Everything the stream has to say about what happened so far: a message that nobody waits for marks the place. */
  private async drain(): Promise<EngineRecord[]> {
    this.fence += 1;
    const passed = new Promise<void>((resolve) => (this.onFence = resolve));
    await this.engine.publishMessage({ name: `fence:${this.fence}`, correlationKey: '', timeToLive: 0 });
    await passed;
    return this.received.splice(0);
  }

  private async attempt(command: string, run: () => Promise<TraceLine[] | void>): Promise<TraceLine[]> {
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

  private async perform(step: ScriptStep, name: string): Promise<TraceLine[] | void> {
    if (step.do !== 'advance') return performStep(this.engine, this.seen, step, name);
    this.now += millis(step.by ?? 'PT0S');
    return this.engine.advanceTo(this.now);
  }
}
