import { setTimeout as sleep } from 'node:timers/promises';
import { bulk, type PartitionLog } from './exported-lines.js';
import { authorization } from './post-bulk.js';

const BETWEEN_TRIES_MS = 30;

/**
 * The broker's exporter of one partition: posts the log in bulks, goes on only when one is acknowledged, and begins again behind the
 * last acknowledged position when it was killed.
 */
export class MockExporter {
  /** Kept by the broker, so that it outlives the exporter. */
  acknowledged = 0;
  /** Records posted so far, also those that came to nothing. */
  posted = 0;
  #life: AbortController | null = null;
  #ended: Promise<void> = Promise.resolve();

  constructor(
    readonly log: PartitionLog,
    private readonly port: number,
    private readonly bulkSize = 5,
  ) {}

  /** Records that are not acknowledged yet. */
  get waiting(): number {
    return this.#open().length;
  }

  #open() {
    return this.log.lines.filter(({ position }) => position > this.acknowledged);
  }

  start(): void {
    const life = new AbortController();
    this.#life = life;
    this.#ended = this.#run(life.signal);
  }

  /** In the middle of whatever it does: an acknowledgement on its way is never heard. */
  async kill(): Promise<void> {
    this.#life?.abort();
    await this.#ended;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const next = this.#open().slice(0, this.bulkSize);
      const last = next.at(-1);
      if (last !== undefined && (await this.#post(bulk(next), next.length, signal))) this.acknowledged = last.position;
      else await sleep(BETWEEN_TRIES_MS);
    }
  }

  async #post(body: string, count: number, signal: AbortSignal): Promise<boolean> {
    this.posted += count;
    try {
      const headers = { authorization: authorization(), 'content-type': 'application/json' };
      const answer = await fetch(`http://127.0.0.1:${this.port}/_bulk`, { method: 'POST', headers, body, signal });
      await answer.arrayBuffer();
      return answer.ok && !signal.aborted;
    } catch {
      return false;
    }
  }
}
