import { EngineRejection } from '../../port.js';
import type { EngineDatabase, Statement } from '../state/engine-database.js';
import type { EngineState } from '../state/engine-state.js';
import type { StepQueue } from './step-queue.js';

export interface Command {
  /** Checks and writes; may be run again, from the same state, when something else in its group broke. */
  run: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** What is to be said when the commit is durable, and to whom when nobody knows whether it is. */
export interface Outcome {
  answer: () => void;
  refuse: (error: EngineRejection) => void;
}

export interface GroupDependencies {
  state: EngineState;
  steps: StepQueue;
  /** Called before each transaction: the time its commands live in. */
  tick(): number;
  /** Called right after each commit; what it returns is called when that commit is durable. */
  committed(): () => void;
  /** Called when a transaction was rolled back: what its commands noted in memory did not happen. */
  rolledBack(): void;
}

/** A command broke, or was refused, after it had written: its transaction cannot be kept. */
class BrokenUnit extends Error {
  constructor(override readonly cause: unknown) {
    super('A unit of work broke');
  }
}

/**
 * Runs commands that wait together in one transaction. Each is one unit of work that succeeds or is refused alone: a refusal is
 * decided before anything is written, so nothing has to be taken back, and the usual way needs no savepoint (which costs a copy of
 * every page a command changes). Where one breaks half-way nevertheless, the transaction is rolled back and its commands are run
 * again in transactions of their own. A failed commit refuses the whole group.
 */
export class GroupCommit {
  private readonly statements: Record<'begin' | 'commit' | 'rollback' | 'changes', Statement>;

  constructor(
    private readonly database: EngineDatabase,
    private readonly dependencies: GroupDependencies,
  ) {
    this.statements = {
      begin: database.prepare('begin immediate'),
      commit: database.prepare('commit'),
      rollback: database.prepare('rollback'),
      changes: database.prepare('select total_changes()').pluck(),
    };
  }

  /** The outcomes in the order they are to be told, and whether anything was written that has to become durable first. */
  run(group: Command[]): { outcomes: Outcome[]; hasWritten: boolean } {
    const before = this.statements.changes.get();
    const outcomes = this.transact(group) ?? group.flatMap((command) => this.transact([command]) ?? []);
    return { outcomes, hasWritten: this.statements.changes.get() !== before };
  }

  /** Null: one of several commands broke, nothing is kept, and they are to be run alone. */
  private transact(group: Command[]): Outcome[] | null {
    const { state, steps, tick } = this.dependencies;
    const position = state.records.position;
    let outcomes: Outcome[];
    try {
      this.statements.begin.run();
      const now = tick();
      outcomes = group.map((command) => this.runUnit(command));
      state.records.flush(now);
      this.statements.commit.run();
    } catch (error) {
      // A full disk makes SQLite give up the transaction by itself: then the cause is not the command.
      const isGivenUp = !this.database.inTransaction;
      if (!isGivenUp) this.statements.rollback.run();
      steps.clear();
      state.reload(position);
      this.dependencies.rolledBack();
      const isBroken = error instanceof BrokenUnit;
      if (isBroken && group.length > 1) return null;
      const cause = isBroken ? error.cause : error;
      const reason = isBroken && !isGivenUp ? cause : notCommitted(cause);
      return group.map((command) => told(command, () => command.reject(reason)));
    }
    // Outside: what fails from here on must not be taken for a transaction that was rolled back.
    return [...outcomes, { answer: this.dependencies.committed(), refuse: () => undefined }];
  }

  private runUnit(command: Command): Outcome {
    const { state, steps } = this.dependencies;
    const before = this.statements.changes.get();
    const records = state.records.pendingCount;
    try {
      const value = command.run();
      steps.drain();
      state.instances.flush();
      return told(command, () => command.resolve(value));
    } catch (error) {
      if (!(error instanceof EngineRejection) || this.statements.changes.get() !== before) throw new BrokenUnit(error);
      steps.clear();
      state.discard(records);
      return told(command, () => command.reject(error));
    }
  }
}

const told = ({ reject }: Command, answer: () => void): Outcome => ({ answer, refuse: reject });

const notCommitted = (cause: unknown): EngineRejection =>
  new EngineRejection(
    'UNAVAILABLE',
    `Expected to commit, but: ${cause instanceof Error ? cause.message : String(cause)}`,
  );
