import type { EngineDatabase } from '../state/engine-database.js';
import { GroupCommit, type Command, type GroupDependencies } from './group-commit.js';

/** Commands that wait together share one commit, but never so many that a click waits noticeably. */
const GROUP_SIZE = 64;

interface QueueDependencies extends GroupDependencies {
  /** Called after each commit, and after a failed one. */
  committed(): void;
  /** Most commands in one group; 1: none shares its commit. */
  groupSize?: number;
}

/** Commands in the order they came. No promise settles before what it promises is durable. */
export class CommandQueue {
  private readonly queue: Command[] = [];
  private readonly commit: GroupCommit;
  private scheduled = false;
  private idleWaiters: (() => void)[] = [];

  constructor(
    database: EngineDatabase,
    private readonly dependencies: QueueDependencies,
  ) {
    this.commit = new GroupCommit(database, dependencies);
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
    const answers = this.commit.run(this.queue.splice(0, this.dependencies.groupSize ?? GROUP_SIZE));
    this.scheduled = false;
    for (const answer of answers) answer();
    this.dependencies.committed();
    if (this.queue.length) this.schedule();
    else for (const waiter of this.idleWaiters.splice(0)) waiter();
  }
}
