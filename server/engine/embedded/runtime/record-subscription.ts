import type { EngineRecord } from '../../port.js';

const BATCH = 500;
/** Pause before a refused batch is delivered again, in milliseconds; doubles up to the second value. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5_000;

interface RecordSource {
  read(position: number, limit: number): Promise<EngineRecord[]>;
}

/** Delivers records in order and in batches; the next one only when the last was taken in. */
export class RecordSubscription {
  private isStopped = false;
  private wake: (() => void) | null = null;
  private hasNews = true;
  private readonly finished: Promise<void>;

  constructor(
    private readonly source: RecordSource,
    /** Last position the subscriber has. */
    public position: number,
    private readonly onBatch: (records: EngineRecord[]) => Promise<void>,
    private readonly acknowledged: () => void,
  ) {
    this.finished = this.deliver();
  }

  /** There may be new records. */
  notify(): void {
    this.hasNews = true;
    this.wake?.();
  }

  /** Stops and waits for the batch in hand. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.wake?.();
    await this.finished;
  }

  private async deliver(): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!this.isStopped) {
      try {
        this.hasNews = false;
        const records = await this.source.read(this.position, BATCH);
        if (this.isStopped) return;
        const last = records.at(-1);
        if (!last) {
          await this.sleep();
          continue;
        }
        await this.onBatch(records);
        this.position = last.position;
        pause = FIRST_PAUSE;
        this.acknowledged();
      } catch {
        await this.sleep(pause);
        pause = Math.min(LONGEST_PAUSE, pause * 2);
      }
    }
  }

  /** Until notified, or for a time. */
  private sleep(milliseconds?: number): Promise<void> {
    if (this.isStopped || (milliseconds === undefined && this.hasNews)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? null : setTimeout(() => done(), milliseconds);
      const done = () => {
        if (timer) clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      this.wake = () => {
        if (milliseconds === undefined || this.isStopped) done();
      };
    });
  }
}
