const FIRST = 1_000;
const LONGEST = 15_000;

/**
 * How long job activations keep away from a broker that says it has too much to do: 1, 2, 4, 8, 15 s, scattered; over with the first
 * activation that is answered. Times are milliseconds of any rising clock.
 */
export class BackPressure {
  #inARow = 0;
  #until = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly random: () => number = Math.random,
  ) {}

  get isOn(): boolean {
    return this.now() < this.#until;
  }

  refused(): void {
    if (this.isOn) return;
    const pause = Math.min(LONGEST, FIRST * 2 ** this.#inARow);
    this.#inARow++;
    this.#until = this.now() + pause * (0.8 + 0.4 * this.random());
  }

  answered(): void {
    this.#inARow = 0;
    this.#until = Number.NEGATIVE_INFINITY;
  }
}
