import { expireMessage, fireTimer, releaseJob } from '../commands/fire-due.js';
import type { Behaviours } from './behaviours.js';
import type { CommandQueue } from './command-queue.js';

/** How many are fired in one go, so that an interactive command never waits behind thousands of timers. */
const SWEEP = 64;
/** The longest sleep, in milliseconds; a changed system clock is noticed after it. */
const LONGEST_SLEEP = 60_000;
/** Pause after a sweep that met an unexpected error, in milliseconds. */
const PAUSE_AFTER_ERROR = 30_000;

/** Fires what is due: timers in the order of their dates, job locks and back-offs, messages that have had their time. */
export class DueWork {
  private timer: NodeJS.Timeout | null = null;
  private wakesAt = Infinity;
  private isFiring = false;
  private isStopped = false;

  constructor(
    private readonly b: Behaviours,
    private readonly queue: CommandQueue,
    private readonly now: () => number,
    private readonly isControlled: boolean,
  ) {}

  /** Fires everything that was due when it was called. Returns false when something failed unexpectedly. */
  async fireDue(): Promise<boolean> {
    const { timers, jobs, messages } = this.b.state;
    const lastTimer = timers.lastKey();
    const began = this.now();
    // a clock set back meanwhile leaves the rest for later: asked for again and again, they would keep the engine running in circles
    const due = () => Math.min(began, this.now());
    const results = [
      await this.sweep(() => timers.findDue(due(), lastTimer, SWEEP), fireTimer),
      await this.sweep(() => jobs.findDue(due(), SWEEP), releaseJob),
      await this.sweep(() => messages.findExpired(due(), SWEEP), expireMessage),
    ];
    return results.every((isClean) => isClean);
  }

  /** Sets the alarm to the next due row. A controlled clock has none: it is moved by hand. */
  schedule(shortest = 0): void {
    if (this.isControlled || this.isStopped || this.isFiring) return;
    const { timers, jobs, messages } = this.b.state;
    const deadline = messages.nextDeadline();
    const next = Math.min(
      timers.nextDue() ?? Infinity,
      jobs.nextDue() ?? Infinity,
      deadline === null ? Infinity : deadline + 1,
    );
    if (shortest === 0 && next === this.wakesAt) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.wakesAt = next;
    if (next === Infinity) return;
    const delay = Math.min(LONGEST_SLEEP, Math.max(shortest, next - this.now()));
    this.timer = setTimeout(() => void this.wake(), delay);
    this.timer.unref();
  }

  /** The clock was set forward: the alarm is later than it should be. */
  timeMoved(): void {
    this.wakesAt = Number.NaN;
    this.schedule();
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private async wake(): Promise<void> {
    this.isFiring = true;
    this.wakesAt = Infinity;
    // What could not be fired stays due: it is tried again after a pause.
    const isClean = await this.fireDue().catch(() => false);
    this.isFiring = false;
    this.schedule(isClean ? 0 : PAUSE_AFTER_ERROR);
  }

  private async sweep(find: () => number[], fire: (b: Behaviours, key: number) => void): Promise<boolean> {
    while (!this.isStopped) {
      const keys = find();
      if (keys.length === 0) break;
      const fired = await Promise.allSettled(keys.map((key) => this.queue.submit(() => fire(this.b, key))));
      if (fired.some((result) => result.status === 'rejected')) return false;
    }
    return true;
  }
}
