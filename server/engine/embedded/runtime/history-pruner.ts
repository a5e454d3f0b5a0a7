import type { RecordStore } from '../state/record-store.js';
import type { CommandQueue } from './command-queue.js';
import type { EngineTime } from './engine-clock.js';

const DAY = 86_400_000;
/** Least time between two rounds, in milliseconds of the engine's clock. */
const PAUSE = 60_000;
const ROWS_PER_ROUND = 500;

/** Deletes records that are older than the history is kept, never beyond what the subscribers have taken in. */
export class HistoryPruner {
  private lastRound = -Infinity;

  constructor(
    private readonly records: RecordStore,
    private readonly queue: CommandQueue,
    private readonly time: EngineTime,
    private readonly historyDays: number | undefined,
  ) {}

  acknowledge(position: number): void {
    const now = this.time.now();
    if (this.historyDays === undefined || now - this.lastRound < PAUSE) return;
    this.lastRound = now;
    const before = now - this.historyDays * DAY;
    // A failed round is repeated by the next acknowledgement.
    this.queue.submit(() => this.records.prune(position, before, ROWS_PER_ROUND)).catch(() => undefined);
  }
}
