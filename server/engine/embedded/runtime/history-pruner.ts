import type { RecordStore } from '../state/record-store.js';
import type { CommandQueue } from './command-queue.js';
import type { EngineTime } from './engine-clock.js';

const DAY = 86_400_000;
/** Least time between two rounds, in milliseconds of the engine's clock. */
const PAUSE = 60_000;
const ROWS_PER_ROUND = 500;

/**
 * Notes how far the subscribers have come, and deletes records that are older than the history is kept, never beyond what they have
 * taken in.
 */
export class HistoryPruner {
  private lastRound = -Infinity;
  private acknowledged: number | null = null;

  constructor(
    private readonly records: RecordStore,
    private readonly queue: CommandQueue,
    private readonly time: EngineTime,
    private readonly historyDays: number | undefined,
  ) {}

  acknowledge(position: number): void {
    this.acknowledged = position;
    const now = this.time.now();
    if (Math.abs(now - this.lastRound) < PAUSE) return; // a clock set back makes no round late
    this.lastRound = now;
    const before = this.historyDays === undefined ? -Infinity : now - this.historyDays * DAY;
    // A failed round is repeated by the next acknowledgement.
    this.queue.submit(() => this.records.prune(position, before, ROWS_PER_ROUND)).catch(() => undefined);
  }

  /** Before the file is closed: what was acknowledged since the last round is noted too. */
  async finish(): Promise<void> {
    const { acknowledged } = this;
    if (acknowledged === null) return;
    await this.queue.submit(() => this.records.noteAcknowledged(acknowledged)).catch(() => undefined);
  }
}
