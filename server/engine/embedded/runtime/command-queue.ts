import { EngineRejection } from '../../port.js';
import type { EngineDatabase, Statement } from '../state/engine-database.js';
import type { EngineState } from '../state/engine-state.js';
import type { StepQueue } from './step-queue.js';

/** Commands that wait together share one commit, but never so many that a click waits noticeably. */
const GROUP_SIZE = 64;

interface QueuedCommand {
  run: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface QueueDependencies {
  state: EngineState;
  steps: StepQueue;
  /** Called before each group: the time its commands live in. */
  tick(): number;
  /** Called after each commit. */
  committed(): void;
  /** Most commands in one group; 1: none shares its commit. */
  groupSize?: number;
}

/**
 * Runs commands one after another. Each is one unit of work that succeeds or is refused alone; those that wait share a
 * transaction (group commit), and no promise settles before it is durable. A failed commit refuses the whole group.
 */
export class CommandQueue {
  private readonly queue: QueuedCommand[] = [];
  private scheduled = false;
  private idleWaiters: (() => void)[] = [];
  private readonly statements: Record<'begin' | 'commit' | 'rollback' | 'savepoint' | 'release' | 'undo', Statement>;

  constructor(
    private readonly database: EngineDatabase,
    private readonly dependencies: QueueDependencies,
  ) {
    this.statements = {
      begin: database.prepare('begin immediate'),
      commit: database.prepare('commit'),
      rollback: database.prepare('rollback'),
      savepoint: database.prepare('savepoint command'),
      release: database.prepare('release command'),
      undo: database.prepare('rollback to command'),
    };
  }

  submit<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ run, resolve: resolve as (value: unknown) => void, reject });
      this.schedule();
    });
  }

  /** Resolves when no command waits. */
  idle(): Promise<void> {
    return this.queue.length === 0 ? Promise.resolve() : new Promise((resolve) => this.idleWaiters.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  private flush(): void {
    const group = this.queue.splice(0, this.dependencies.groupSize ?? GROUP_SIZE);
    const { state } = this.dependencies;
    const position = state.records.position;
    let settle: (() => void)[] = [];
    try {
      this.statements.begin.run();
      const now = this.dependencies.tick();
      settle = group.map((command) => this.runUnit(command, now));
      this.statements.commit.run();
    } catch (error) {
      if (this.database.inTransaction) this.statements.rollback.run();
      state.reload(position);
      const refusal = new EngineRejection('UNAVAILABLE', `Expected to commit, but: ${(error as Error).message}`);
      settle = group.map((command) => () => command.reject(refusal));
    }
    this.scheduled = false;
    for (const done of settle) done();
    this.dependencies.committed();
    if (this.queue.length) this.schedule();
    else for (const waiter of this.idleWaiters.splice(0)) waiter();
  }

  private runUnit(command: QueuedCommand, now: number): () => void {
    const { state, steps } = this.dependencies;
    const position = state.records.position;
    this.statements.savepoint.run();
    try {
      const value = command.run();
      steps.drain();
      state.flush(now);
      this.statements.release.run();
      return () => command.resolve(value);
    } catch (error) {
      steps.clear();
      // A full disk makes SQLite give up the whole transaction: then the group is refused, for that reason.
      if (!this.database.inTransaction) throw error;
      this.statements.undo.run();
      this.statements.release.run();
      // A refusal was decided before anything was written; anything else may have left memory ahead of the file.
      if (error instanceof EngineRejection) state.discard();
      else state.reload(position);
      return () => command.reject(error);
    }
  }
}
