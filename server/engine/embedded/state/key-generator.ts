import type { EngineDatabase, Statement } from './engine-database.js';

const BLOCK = 10_000;

/** Keys of everything, from one counter. A block is reserved at a time, so that a crash skips keys and never reuses one. */
export class KeyGenerator {
  private next = 0;
  private limit = 0;
  private readonly reserve: Statement;
  private readonly stored: Statement;

  constructor(database: EngineDatabase) {
    this.reserve = database.prepare(`insert or replace into meta(name, value) values('next_key', ?)`);
    this.stored = database.prepare(`select value from meta where name = 'next_key'`).pluck();
    this.reload();
  }

  nextKey(): number {
    if (this.next >= this.limit) {
      this.limit = this.next + BLOCK;
      this.reserve.run(this.limit);
    }
    return this.next++;
  }

  /** After a rolled back transaction: the reserved block may be gone with it. */
  reload(): void {
    const stored = (this.stored.get() as number | undefined) ?? 1;
    this.next = Math.max(this.next, stored);
    this.limit = this.next;
  }
}
