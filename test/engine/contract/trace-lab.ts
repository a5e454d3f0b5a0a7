import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEngine, type EngineControl } from '../../../server/engine/embedded/open-embedded-engine.js';
import { EngineRejection, type Engine, type EngineRecord } from '../../../server/engine/port.js';
import { deploy, performStep, StepRefusal } from './perform-step.js';
import { millis, type ScriptStep, type Trace, type TraceLine } from './trace.js';
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
  /** Closes and opens the engine between any two steps. */
  restarts?: boolean;
}

/** Runs the script of a broker trace on the embedded engine and writes down the same kind of trace. */
export async function runTrace(golden: Trace, files: { name: string; content: string }[], options: LabOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'engine-contract-'));
  const lab = new TraceLab(join(folder, 'engine.db'), golden.startsAt ? Date.parse(golden.startsAt) : DEFAULT_START);
  try {
    return await lab.run(golden, files, options);
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
    private readonly file: string,
    private now: number,
  ) {}

  async run(golden: Trace, files: { name: string; content: string }[], options: LabOptions): Promise<Trace> {
    await this.open();
    const trace: Trace = { case: golden.case, deploy: [], steps: [], end: { active: [], variables: [] } };
    for (const file of files) trace.deploy.push(...(await this.attempt('deploy', () => deploy(this.engine, file))));
    await this.drain();
    for (const { step } of trace.deploy.some((line) => line[0] === 'rejected') ? [] : golden.steps) {
      if (options.restarts) await this.restart();
      const told = await this.attempt(step.do, () => this.perform(step, golden.case));
      trace.steps.push({ step, log: [...this.seen.lines(await this.drain()), ...told] });
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

  private async restart(): Promise<void> {
    await this.stop();
    await this.engine.close();
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
