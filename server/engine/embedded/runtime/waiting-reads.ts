import type { RecordRow, RecordStore } from '../state/record-store.js';

interface WaitingRead {
  position: number;
  limit: number;
  answer: (rows: RecordRow[]) => void;
}

/**
 * Reads of the record stream. One that has come to the end waits for the next commit and is answered together with its commands: a
 * subscriber that keeps up asks once a commit, and nobody has to be told that there is news.
 */
export class WaitingReads {
  private waiting: WaitingRead[] = [];
  /** Position of the newest durable record: nobody may take in what a power cut could still undo. */
  private newest: number;

  constructor(private readonly records: RecordStore) {
    this.newest = records.position;
  }

  get position(): number {
    return this.newest;
  }

  /** The rows that hold the next `limit` records after `position`, as soon as there are any; none when the engine closes first. */
  read(position: number, limit: number): Promise<RecordRow[]> {
    if (position < this.newest) return Promise.resolve(this.records.read(position, limit, this.newest));
    return new Promise((answer) => this.waiting.push({ position, limit, answer }));
  }

  /** Records up to `newest` are durable. */
  answer(newest: number): void {
    this.newest = newest;
    if (!this.waiting.some(({ position }) => position < newest)) return;
    const asked = this.waiting;
    this.waiting = [];
    for (const read of asked) {
      if (read.position < newest) read.answer(this.records.read(read.position, read.limit, newest));
      else this.waiting.push(read);
    }
  }

  /** The engine closes: nothing will come any more. */
  end(): void {
    for (const { answer } of this.waiting.splice(0)) answer([]);
  }
}
