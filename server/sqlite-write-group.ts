import type { Statements } from './sqlite-statements.js';

/** Transactions that share one commit at most, and how long the first of them may wait for the others, in milliseconds. */
const MOST = 32;
const LONGEST_MS = 50;

/** One writer's turn on the connection: a savepoint in the group's transaction. It ends with the first call. */
export interface Turn {
  /** Keeps what was written; settles when it is on the disk, or rejects when the group could not be committed. */
  commit(): Promise<void>;
  rollback(): void;
}

/**
 * Lets writers in one after another, each as if it were alone, and makes those that were waiting anyway durable with one
 * commit: a commit waits for the disk and holds up the whole process. Each writer is answered after that commit; until then
 * nobody outside sees any of the group. A writer who is alone waits for one round of the event loop, no longer.
 */
export class WriteGroup {
  #tail: Promise<void> = Promise.resolve();
  #writers = 0;
  #isOpen = false;
  #openedAt = 0;
  #isPlanned = false;
  #waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(private readonly statements: Statements) {}

  /** Somebody writes, or what somebody wrote is not committed yet. */
  get isBusy(): boolean {
    return this.#writers > 0 || this.#isOpen;
  }

  /** Waits for the turn; the answer ends it. */
  async #takeTurn(): Promise<() => void> {
    let release!: () => void;
    const mine = new Promise<void>((resolve) => (release = resolve));
    const before = this.#tail;
    this.#tail = before.then(() => mine);
    this.#writers++;
    await before;
    return () => {
      this.#writers--;
      const isLate = performance.now() - this.#openedAt >= LONGEST_MS;
      if (this.#waiting.length >= MOST || isLate) this.#commit();
      else if (this.#writers === 0) this.#commitSoon();
      release();
    };
  }

  /**
   * Commits when the event loop has handed out what has arrived already: a transaction that never waits for anything runs to its end
   * before the next request is even looked at.
   */
  #commitSoon(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setImmediate(() => {
      this.#isPlanned = false;
      if (this.#writers === 0) this.#commit();
    });
  }

  /** Commits what is open, before the connection is closed. */
  close(): void {
    this.#commit();
  }

  /** Begins a writer's transaction. */
  async begin(): Promise<Turn> {
    const endTurn = await this.#takeTurn();
    try {
      if (this.#isOpen && !this.statements.inTransaction) this.#commit(); // SQLite gave the transaction up: all of it fails
      if (!this.#isOpen) {
        this.statements.run('BEGIN', []);
        this.#isOpen = true;
        this.#openedAt = performance.now();
      }
      this.statements.run('SAVEPOINT turn', []);
    } catch (error) {
      endTurn();
      throw error;
    }
    let hasEnded = false;
    const end = (act: () => void): void => {
      if (hasEnded) return;
      hasEnded = true;
      try {
        act();
      } finally {
        endTurn();
      }
    };
    return {
      commit: () =>
        new Promise<void>((resolve, reject) => {
          if (hasEnded) return resolve();
          end(() => {
            this.statements.run('RELEASE turn', []);
            this.#waiting.push({ resolve, reject });
          });
        }),
      rollback: () =>
        end(() => {
          if (!this.statements.inTransaction) return;
          this.statements.run('ROLLBACK TO turn', []);
          this.statements.run('RELEASE turn', []);
        }),
    };
  }

  /** Runs what cannot share a transaction, a script for instance, after what was written before is committed. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const endTurn = await this.#takeTurn();
    try {
      this.#commit();
      return await work();
    } finally {
      endTurn();
    }
  }

  #commit(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      this.statements.run('COMMIT', []);
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      if (this.statements.inTransaction) this.statements.run('ROLLBACK', []);
      for (const { reject } of waiting) reject(error);
    }
  }
}
