import type { Db } from '../../db.js';
import type { Clock } from '../../shared/clock.js';
import { onCommit } from '../../shared/command-context.js';
import { EngineRejection, type EngineCommands } from '../port.js';
import { carryCommand, type WaitingCommand } from './carry-command.js';
import {
  findOutboxBacklog,
  findWaitingCommands,
  noteCommands,
  pruneDoneCommands,
  type EndedCommand,
  type FailedCommand,
} from './outbox-store.js';
import { retryDelay } from './retry-delay.js';
import { WakeableLoop } from './wakeable-loop.js';

export interface OutboxRelay {
  start(): void;
  /** Finishes the round in hand and stops; what still waits is carried after the next start. */
  stop(): Promise<void>;
  /** Tries the commands of these cases at once instead of after their pause. */
  retryNow(caseIds: readonly string[]): void;
  /** For readiness: how many commands wait and how long the oldest has waited, in milliseconds. */
  pending(): Promise<{ count: number; oldestAgeMs: number }>;
}

export interface RelayOptions {
  /** Milliseconds between two looks when nothing wakes the relay. */
  pollMs?: number;
  /** Commands read in one round. */
  roundSize?: number;
  /** Cases carried at the same time. */
  parallelCases?: number;
  /** Done commands are kept this long, in milliseconds. */
  keepDoneMs?: number;
  /** Told once for each failed try; ids and reasons only. */
  warn?: (text: string) => void;
}

const DAY = 24 * 60 * 60 * 1000;
const MOST_RESTING = 200;

function byCase(rows: WaitingCommand[]): WaitingCommand[][] {
  const cases = new Map<string, WaitingCommand[]>();
  for (const row of rows) {
    const earlier = cases.get(row.caseId);
    if (earlier) earlier.push(row);
    else cases.set(row.caseId, [row]);
  }
  return [...cases.values()];
}

/**
 * Carries the commands of the outbox to the engine after commit: those of one case in order, cases side by side. A command
 * that the engine does not take now stays with its reason and is tried again after a growing pause; the later ones of its
 * case wait behind it. At least once: the engine refuses a repeat by the message id, or because the job is gone.
 */
export function createOutboxRelay(
  deps: { db: Db; clock: Clock; engine: EngineCommands },
  options: RelayOptions = {},
): OutboxRelay {
  const { db, clock, engine } = deps;
  const { pollMs = 1_000, roundSize = 500, parallelCases = 64, keepDoneMs = 30 * DAY, warn = () => {} } = options;
  /**
   * Case → when it may be tried again, in milliseconds that only run forward: a clock that is set back must keep nobody waiting. Lost at
   * a restart on purpose: a new start tries everything at once.
   */
  const resting = new Map<string, number>();
  let lastPrune = Number.NEGATIVE_INFINITY;

  async function carryCase(rows: WaitingCommand[], ended: EndedCommand[], failed: FailedCommand[]): Promise<void> {
    for (const row of rows) {
      const attempts = row.attempts + 1;
      try {
        ended.push({ id: row.id, outcome: await carryCommand(engine, row), attempts });
      } catch (error) {
        const reason = error instanceof EngineRejection ? `${error.code}: ${error.message}` : String(error);
        const delay = retryDelay(attempts);
        resting.set(row.caseId, performance.now() + delay);
        const nextAttemptAt = new Date(clock.now().getTime() + delay);
        failed.push({ id: row.id, attempts, error: reason.slice(0, 500), nextAttemptAt });
        warn(`Outbox command ${row.id} (${row.kind}) was not taken, attempt ${attempts}: ${reason}`);
        return;
      }
    }
  }

  /** One round; answers the pause before the next. */
  async function round(): Promise<number> {
    const now = clock.now().getTime();
    for (const [caseId, until] of resting) if (until <= performance.now()) resting.delete(caseId);
    if (now - lastPrune > DAY) {
      lastPrune = now;
      await pruneDoneCommands(db, new Date(now - keepDoneMs));
    }
    const untilNextTry = () =>
      Math.max(1, Math.min(pollMs, ...[...resting.values()].map((until) => until - performance.now())));
    if (resting.size >= MOST_RESTING) return untilNextTry(); // the engine is away: no case will fare better
    const rows = await findWaitingCommands(db, [...resting.keys()], roundSize);
    if (rows.length === 0) return untilNextTry();
    const ended: EndedCommand[] = [];
    const failed: FailedCommand[] = [];
    const cases = byCase(rows);
    const next = cases.values();
    const lane = async () => {
      for (let one = next.next(); !one.done; one = next.next()) await carryCase(one.value, ended, failed);
    };
    await Promise.all(Array.from({ length: Math.min(parallelCases, cases.length) }, lane));
    await noteCommands(db, clock.now(), ended, failed);
    return 0;
  }

  const loop = new WakeableLoop(
    round,
    (error) => warn(`The outbox could not be read or noted: ${String(error)}`),
    pollMs,
  );
  let forget = () => {};
  return {
    start() {
      const off = onCommit(() => loop.wake());
      forget = () => void off();
      loop.start();
    },
    async stop() {
      forget();
      await loop.stop();
    },
    retryNow(caseIds) {
      for (const caseId of caseIds) resting.delete(caseId);
      loop.wake();
    },
    async pending() {
      const { count, oldest } = await findOutboxBacklog(db);
      return { count, oldestAgeMs: oldest === null ? 0 : Math.max(0, clock.now().getTime() - oldest.getTime()) };
    },
  };
}
