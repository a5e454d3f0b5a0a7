import Database from 'better-sqlite3';
import { openAtNow, TIMERS_DUE } from './open-waiting.js';

export interface TimerRun {
  timers: number;
  seconds: number;
  /** Timers still there, and instances of the boundary event's task too few or too many: both have to be 0. */
  missed: number;
  doubled: number;
}

/** Moves the clock beyond the dates of all timers of a filled file and waits until each has fired and is durable. */
export async function timeTimers(file: string): Promise<TimerRun> {
  const count = (sql: string) => {
    const db = new Database(file, { readonly: true });
    const found = Number(db.prepare(sql).pluck().get());
    db.close();
    return found;
  };
  const timers = count(`select count(*) from timer where due <= ${TIMERS_DUE}`);
  const engine = await openAtNow(file);
  const begin = performance.now();
  await engine.advanceTo(TIMERS_DUE);
  const seconds = (performance.now() - begin) / 1000;
  await engine.close();
  const escalated = count(`select count(*) from job where type = 'escalate'`);
  const left = count(`select count(*) from timer where due <= ${TIMERS_DUE}`);
  return {
    timers,
    seconds,
    missed: left + Math.max(0, timers - left - escalated),
    doubled: Math.max(0, escalated - timers + left),
  };
}
