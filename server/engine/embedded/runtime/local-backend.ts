import { statSync } from 'node:fs';
import type { EngineCommands, EngineHealth } from '../../port.js';
import { reject } from '../commands/reject.js';
import { openEngineDatabase, type EngineDatabase } from '../state/engine-database.js';
import { EngineState } from '../state/engine-state.js';
import { matchDatabase, type ProductDatabase } from '../state/match-database.js';
import type { RecordOrigin } from '../state/record-codec.js';
import { PARTITION, type RecordRow } from '../state/record-store.js';
import type { Behaviours } from './behaviours.js';
import { bindCommands } from './bind-commands.js';
import { checkpointInThread, checkpointLocally, moveLog, type Checkpointer } from './checkpointer.js';
import { CommandQueue } from './command-queue.js';
import { composeBehaviours } from './compose-behaviours.js';
import { DueWork } from './due-work.js';
import { openDurableLog, type DurableLog } from './durable-log.js';
import type { BackendEvent, EngineBackend } from './engine-backend.js';
import { engineTime, type EngineClock, type EngineTime } from './engine-clock.js';
import { FileLock } from './file-lock.js';
import { HistoryPruner } from './history-pruner.js';
import { WaitingReads } from './waiting-reads.js';

export interface LocalBackendOptions {
  file: string;
  clock: EngineClock;
  /** Days that acknowledged records are kept; absent: for ever. */
  historyDays?: number;
  /** Most commands that share one commit; absent: as many as a click can wait for. */
  groupSize?: number;
  /** The product's database that the file must belong to. */
  belongsTo?: ProductDatabase;
  /** Whether the write-ahead log is moved by a thread of its own. */
  checkpointThread: boolean;
}

/** The engine itself: one file, one queue of commands, one interpreter. */
export class LocalBackend implements EngineBackend {
  readonly commands: EngineCommands;
  private readonly lock: FileLock;
  private readonly database: EngineDatabase;
  private readonly state: EngineState;
  private readonly b: Behaviours;
  private readonly queue: CommandQueue;
  private readonly time: EngineTime;
  private readonly due: DueWork;
  private readonly log: DurableLog;
  private readonly checkpointer: Checkpointer;
  private readonly pruner: HistoryPruner;
  private readonly reads: WaitingReads;
  private readonly listeners: ((event: BackendEvent) => void)[] = [];
  private commandTime: number;
  private closing: Promise<void> | null = null;

  /** @throws EngineOpenError */
  constructor(private readonly options: LocalBackendOptions) {
    this.lock = new FileLock(options.file);
    try {
      this.database = openEngineDatabase(options.file);
    } catch (error) {
      this.lock.release();
      throw error;
    }
    this.time = engineTime(options.clock);
    this.commandTime = this.time.now();
    this.state = new EngineState(this.database);
    if (options.belongsTo) this.keepTo(options.belongsTo);
    this.reads = new WaitingReads(this.state.records);
    this.b = composeBehaviours(this.state, () => this.commandTime);
    this.log = openDurableLog(this.database, options.file);
    this.queue = new CommandQueue(this.database, {
      state: this.state,
      steps: this.b.steps,
      log: this.log,
      tick: () => (this.commandTime = this.time.now()),
      committed: () => this.committed(),
      rolledBack: () => this.b.results.rolledBack(),
      ...(options.groupSize !== undefined && { groupSize: options.groupSize }),
    });
    this.commands = bindCommands(this.b, (command) => this.run(command));
    this.due = new DueWork(this.b, this.queue, () => this.time.now(), this.time.isControlled);
    this.checkpointer = options.checkpointThread ? checkpointInThread(options.file) : checkpointLocally(this.database);
    this.pruner = new HistoryPruner(this.state.records, this.queue, this.time, options.historyDays);
    this.due.schedule();
  }

  onEvent(listener: (event: BackendEvent) => void): void {
    this.listeners.push(listener);
  }

  readRecords(position: number, limit: number): Promise<RecordRow[]> {
    return this.closing ? Promise.resolve([]) : this.reads.read(position, limit);
  }

  describeDefinitions(keys: number[]): Promise<RecordOrigin[]> {
    return Promise.resolve(keys.map((key) => this.state.definitions.describe(key)));
  }

  acknowledge(position: number): Promise<void> {
    if (!this.closing) this.pruner.acknowledge(position);
    return Promise.resolve();
  }

  async advanceTo(epochMs: number): Promise<void> {
    this.time.moveTo(epochMs);
    await this.due.fireDue();
    this.due.timeMoved();
    await this.queue.idle();
  }

  idle(): Promise<void> {
    return this.queue.idle();
  }

  health(): Promise<EngineHealth> {
    const { broken } = this.queue;
    return Promise.resolve({
      engine: 'embedded',
      healthy: !this.closing && broken === null,
      walBytes: this.walBytes(),
      newestPositions: { [PARTITION]: this.reads.position },
      ...(broken !== null && { detail: broken }),
    });
  }

  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private keepTo(product: ProductDatabase): void {
    try {
      matchDatabase(this.database, this.state.records.position, product);
    } catch (error) {
      this.database.close();
      this.lock.release();
      throw error;
    }
  }

  private run<T>(command: () => T): Promise<T> {
    if (this.closing) return Promise.reject(reject('UNAVAILABLE', 'The engine is closed'));
    return this.queue.submit(command);
  }

  private async shutDown(): Promise<void> {
    this.due.stop();
    this.reads.end();
    await this.queue.idle();
    await this.pruner.finish();
    await this.checkpointer.stop();
    moveLog(this.database, 'TRUNCATE');
    this.database.close();
    this.log.close();
    this.lock.release();
  }

  /** Sets the alarm anew; when the commit is durable, subscribers, workers and those who wait for a result are told. */
  private committed(): () => void {
    this.due.schedule();
    const { position } = this.state.records;
    const types = this.b.jobs.takeReadyTypes();
    const answerResults = this.b.results.takeCompleted();
    return () => {
      this.reads.answer(position);
      answerResults();
      if (types.length) for (const listener of this.listeners) listener({ kind: 'jobs', types });
    };
  }

  private walBytes(): number {
    try {
      return statSync(`${this.options.file}-wal`).size;
    } catch {
      return 0;
    }
  }
}
