import { randomUUID } from 'node:crypto';
import type { EngineCommands, EngineRecord, RecordStream } from '../../../server/engine/port.js';

/** How long an engine may take to say that it has seen a message, in milliseconds. */
const PATIENCE_MS = 30_000;
/** An engine that still has news after so many rounds will not come to rest. */
const MOST_ROUNDS = 200;

/** Collects what an engine's stream says and knows when it has said all: a message that nobody waits for marks the place. */
export class RecordCollector {
  /** Partition → position of the newest record that came. */
  readonly reached: Record<number, number> = {};
  private received: EngineRecord[] = [];
  private readonly fences = `fence:${randomUUID()}:`;
  private fence = 0;
  private onFence: () => void = () => undefined;
  private stop: () => Promise<void> = () => Promise.resolve();

  /** `watch` is shown every record when it comes. */
  constructor(private readonly watch: (record: EngineRecord) => void = () => undefined) {}

  follow(stream: RecordStream): void {
    this.stop = stream.subscribeToRecords({ ...this.reached }, (records) => this.take(records));
  }

  leave(): Promise<void> {
    return this.stop();
  }

  /** Everything that came since the last time, when nothing new came for `quietRounds` marks in a row. */
  async drain(engine: EngineCommands, quietRounds: number): Promise<EngineRecord[]> {
    for (let quiet = 0, rounds = 0; quiet < quietRounds; rounds++) {
      if (rounds > MOST_ROUNDS) throw new Error(`The engine does not come to rest: ${JSON.stringify(this.received.at(-1))}`);
      const before = this.received.length;
      await this.mark(engine);
      // the first mark says that everything so far has come; only a further one can say that nothing followed
      quiet = rounds === 0 || this.received.length === before ? quiet + 1 : 0;
    }
    return this.received.splice(0);
  }

  private async mark(engine: EngineCommands): Promise<void> {
    this.fence += 1;
    let late: NodeJS.Timeout | undefined;
    const passed = new Promise<void>((resolve, reject) => {
      this.onFence = resolve;
      late = setTimeout(() => reject(new Error('The records of a message did not come: is the exporter at work?')), PATIENCE_MS);
    });
    try {
      const message = { name: `${this.fences}${this.fence}`, correlationKey: '', timeToLive: 0 };
      await Promise.all([engine.publishMessage(message), passed]);
    } finally {
      clearTimeout(late);
    }
  }

  private take(records: EngineRecord[]): Promise<void> {
    for (const record of records) {
      this.reached[record.partitionId] = record.position;
      const name = record.valueType === 'MESSAGE' ? String(record.value.name) : '';
      if (!name.startsWith('fence:')) {
        this.received.push(record);
        this.watch(record);
      } else if (name === `${this.fences}${this.fence}` && record.intent === 'EXPIRED') this.onFence();
    }
    return Promise.resolve();
  }
}
