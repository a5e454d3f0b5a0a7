import type { EngineRecord } from '../../../server/engine/port.js';

/** What an engine's records say is still to happen at a time: timers, and jobs that wait before their next attempt. */
export class DueTimes {
  private readonly dates = new Map<string, number>();

  see({ valueType, intent, key, value, timestamp }: EngineRecord): void {
    if (valueType === 'TIMER') {
      if (intent === 'CREATED') this.dates.set(key, Number(value.dueDate));
      else this.dates.delete(key);
    }
    if (valueType !== 'JOB') return;
    const backOff = Number(value.retryBackoff ?? 0);
    if (intent === 'FAILED' && backOff > 0 && Number(value.retries) > 0) this.dates.set(key, timestamp + backOff);
    else this.dates.delete(key);
  }

  /** Whether something should have happened by an instant, in epoch milliseconds. */
  isOverdue(instant: number): boolean {
    return [...this.dates.values()].some((date) => date <= instant);
  }
}
