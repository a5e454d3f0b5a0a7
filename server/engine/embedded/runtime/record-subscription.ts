import type { EngineRecord } from '../../port.js';

const BATCH = 500;
/** Pause before a refused batch is delivered again, in milliseconds; doubles up to the second value. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5_000;

interface RecordSource {
  /** Up to `limit` records after `position`; where there is none yet, it answers when there is. */
  read(position: number, limit: number): Promise<EngineRecord[]>;
}

/** Delivers records in order and in batches; the next one only when the last was taken in. */
export class RecordSubscription {
  private isStopped = false;
  /** Ends the waiting in hand; what waited goes on without a result. */
  private wake: () => void = () => undefined;
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

  /** Stops and waits for the batch in hand. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.wake();
    await this.finished;
  }

  private async deliver(): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!this.isStopped) {
      try {
        const records = await this.next();
        if (this.isStopped) return;
        const last = records?.at(-1);
        if (!records || !last) throw new Error('The engine is closing');
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

  private next(): Promise<EngineRecord[] | null> {
    return new Promise((resolve, reject) => {
      this.wake = () => resolve(null);
      this.source.read(this.position, BATCH).then(resolve, reject);
    });
  }

  private sleep(milliseconds: number): Promise<void> {
    if (this.isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
