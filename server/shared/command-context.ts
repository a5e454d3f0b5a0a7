import type { Db, Tx } from '../db.js';
import type { Actor } from './actor.js';
import type { Clock } from './clock.js';
import { appendLedger, type LedgerEntry } from './ledger.js';
import { enqueue, type OutboxPayload } from './outbox.js';
import { bindSql } from './tx-sql.js';

/** What every command is given: the database, the clock and who acts. Made by `compose.ts` and by the HTTP layer. */
export interface CommandContext {
  db: Db;
  clock: Clock;
  actor: Actor;
}

/** One transaction of a command: rows through `tx`, one moment for all of them, ledger lines and engine commands beside them. */
export interface UnitOfWork {
  tx: Tx;
  /** The moment of the command, the same in rows, ledger and outbox. */
  at: Date;
  actor: Actor;
  ledger(entry: LedgerEntry): Promise<void>;
  /** Carries a command to the engine after commit. */
  toEngine(caseId: string, payload: OutboxPayload): Promise<void>;
}

/** Listeners that are told after commit that something changed (the relay wakes up, browsers refresh). */
const afterCommit = new Set<() => void>();

/** Calls `listener` after every committed command; returns a function that stops it. */
export function onCommit(listener: () => void): () => void {
  afterCommit.add(listener);
  return () => afterCommit.delete(listener);
}

/** Runs the writing part of a command: all of it is committed, or none. Nothing is sent before commit. */
export async function inTransaction<T>(context: CommandContext, work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
  const at = context.clock.now();
  const { actor } = context;
  const result = await context.db.$transaction((tx) => {
    bindSql(context.db, tx);
    return work({
      tx,
      at,
      actor,
      ledger: (entry) => appendLedger(tx, actor, at, entry),
      toEngine: (caseId, payload) => enqueue(tx, at, caseId, payload),
    });
  });
  for (const listener of afterCommit) listener();
  return result;
}
