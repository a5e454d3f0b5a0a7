import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { EngineControl } from '../../../server/engine/embedded/open-embedded-engine.js';

const TICK_MS = 20;

/** A stand-in's clock moves forward only; where a broker's would go back, this is said. */
export class ClockRefusal extends Error {}

/** Where the clock of this data folder stood, or `now` for a new one: what was written must not lie in the future after a restart. */
export const keptClock = (file: string, now: number): number =>
  existsSync(file) ? Number(readFileSync(file, 'utf8')) : now;

/** The clock of a stand-in as the broker's actuator moves it: pinned, moved on, or running. Epoch milliseconds. */
export class StandInClock {
  #running: NodeJS.Timeout | null = null;
  #line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: EngineControl,
    private now: number,
    private readonly file: string,
  ) {}

  /** Sets it to an instant, where it stops; resolves when what was due by then has happened. */
  async pin(epochMilli: number): Promise<number> {
    this.#stop();
    await this.#line;
    if (!Number.isSafeInteger(epochMilli) || epochMilli < this.now)
      throw new ClockRefusal(
        `Expected an instant not before ${this.now}, but got ${epochMilli}: this clock does not go back`,
      );
    return this.#moveTo(epochMilli);
  }

  async add(offsetMilli: number): Promise<number> {
    await this.#line;
    return this.pin(this.now + offsetMilli);
  }

  /** Lets it run, from where it stands: a broker's would show the machine's time again. */
  reset(): number {
    this.#stop();
    const start = performance.now();
    const from = this.now;
    this.#running = setInterval(() => {
      this.#line = this.#line.then(() => this.#moveTo(from + Math.floor(performance.now() - start)));
    }, TICK_MS);
    return this.now;
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#line;
  }

  #stop(): void {
    if (this.#running) clearInterval(this.#running);
    this.#running = null;
  }

  async #moveTo(epochMilli: number): Promise<number> {
    this.now = Math.max(this.now, epochMilli);
    writeFileSync(this.file, String(this.now));
    await this.engine.advanceTo(this.now);
    return this.now;
  }
}
