import { EngineRejection } from '../../port.js';
import type { EngineDatabase } from '../state/engine-database.js';
import type { DurableLog } from './durable-log.js';
import { GroupCommit, type Command, type GroupDependencies, type Outcome } from './group-commit.js';

/** Commands that wait together share one commit, but never so many that a click waits noticeably. */
const GROUP_SIZE = 64;

interface QueueDependencies extends GroupDependencies {
  log: DurableLog;
  /** Most commands in one group; 1: none shares its commit. */
  groupSize?: number;
}

/**
 * Commands in the order they came. No promise settles before what it promises is durable: while the log of one commit is synced the
 * next commands run already, and what was committed meanwhile shares the next sync. A log that cannot be synced ends it all: nobody
 * knows what the disk kept, so everything from there on is refused until the engine is opened again.
 */
export class CommandQueue {
  private readonly queue: Command[] = [];
  private readonly commit: GroupCommit;
  private scheduled = false;
  /** What is committed, but not yet durable. */
  private waiting: Outcome[] = [];
  private isSyncing = false;
  private failure: EngineRejection | null = null;
  private idleWaiters: (() => void)[] = [];

  constructor(
    database: EngineDatabase,
    private readonly dependencies: QueueDependencies,
  ) {
    this.commit = new GroupCommit(database, dependencies);
  }

  /** Why everything is refused; null while all is well. */
  get broken(): string | null {
    return this.failure?.message ?? null;
  }

  submit<T>(run: () => T): Promise<T> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ run, resolve: resolve as (value: unknown) => void, reject });
      this.schedule();
    });
  }

  /** Resolves when no command waits. */
  idle(): Promise<void> {
    return this.isIdle() ? Promise.resolve() : new Promise((resolve) => this.idleWaiters.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    if (this.failure) return;
    const { outcomes, hasWritten } = this.commit.run(this.queue.splice(0, this.dependencies.groupSize ?? GROUP_SIZE));
    if (this.queue.length) this.schedule();
    if (hasWritten || this.isSyncing) {
      this.waiting.push(...outcomes);
      void this.makeDurable();
    } else {
      for (const { answer } of outcomes) answer();
      this.tellIdle();
    }
  }

  private async makeDurable(): Promise<void> {
    if (this.isSyncing) return;
    this.isSyncing = true;
    while (this.waiting.length > 0) {
      const committed = this.waiting.splice(0);
      const failure = await this.dependencies.log.sync().then(
        () => null,
        (error: Error) => error,
      );
      if (failure) this.breakDown(failure, committed);
      else for (const { answer } of committed) answer();
    }
    this.isSyncing = false;
    this.tellIdle();
  }

  private breakDown(error: Error, committed: Outcome[]): void {
    const reason = `Expected to make the log durable, but: ${error.message}`;
    this.failure = new EngineRejection('UNAVAILABLE', reason);
    for (const { refuse } of [...committed, ...this.waiting.splice(0)]) refuse(this.failure);
    for (const { reject } of this.queue.splice(0)) reject(this.failure);
  }

  private isIdle(): boolean {
    return this.queue.length === 0 && this.waiting.length === 0 && !this.isSyncing;
  }

  private tellIdle(): void {
    if (this.isIdle()) for (const waiter of this.idleWaiters.splice(0)) waiter();
  }
}
