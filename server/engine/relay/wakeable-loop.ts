/**
 * Runs `round` again and again, never twice at a time. A round answers how many milliseconds to pause (0: more may wait);
 * `wake` ends the pause. An error of a round is told, and the loop goes on after `pauseAfterError` milliseconds.
 */
export class WakeableLoop {
  #running = false;
  #woken = false;
  #endPause: (() => void) | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly round: () => Promise<number>,
    private readonly onError: (error: unknown) => void,
    private readonly pauseAfterError = 1_000,
  ) {}

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#ended = this.#run();
  }

  /** Says that there may be work: the next round starts without waiting for the pause to end. */
  wake(): void {
    this.#woken = true;
    this.#endPause?.();
  }

  /** Waits for the round in hand; no other follows. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#endPause?.();
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (this.#running) {
      this.#woken = false;
      let pause: number;
      try {
        pause = await this.round();
      } catch (error) {
        this.onError(error);
        this.#woken = false;
        pause = this.pauseAfterError;
      }
      if (this.#running && !this.#woken && pause > 0) await this.#pause(pause);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#endPause = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#endPause = end;
    });
  }
}
