import type { PublishMessage, Variables } from '../engine/port.js';
import type { Tx } from '../db.js';
import { dbTime } from './db-time.js';
import { newId } from './ids.js';
import { txRun } from './tx-sql.js';

/** What can be carried to the engine after commit. */
export type OutboxPayload =
  | { kind: 'publishMessage'; message: Omit<PublishMessage, 'messageId'> }
  | { kind: 'completeJob'; jobKey: string; variables: Variables }
  | { kind: 'cancelProcessInstance'; processInstanceKey: string }
  /**
   * Sets missing values at the element first, if any, and gives the job (if one is concerned) new retries: without them the engine
   * refuses.
   */
  | {
      kind: 'resolveIncident';
      incidentKey: string;
      jobKey: string | null;
      retries: number;
      values?: { elementInstanceKey: string; variables: Variables };
    };

/** A command that has waited this long, in milliseconds, means that the engine is away. */
export const OUTBOX_LATE_MS = 60_000;

const INSERT =
  'INSERT INTO "OutboxCommand" ("id", "caseId", "kind", "payload", "createdAt", "attempts") VALUES (?, ?, ?, ?, ?, 0)';

/**
 * Writes one engine command into the outbox, inside the caller's transaction. The relay carries the commands of one case in
 * the order they were written, after commit, until the engine took or refused them. A message's id is the outbox id, so the
 * engine refuses a repeat.
 */
export async function enqueue(tx: Tx, at: Date, caseId: string, payload: OutboxPayload): Promise<void> {
  const { kind, ...rest } = payload;
  await txRun(tx, INSERT, newId('out', at), caseId, kind, JSON.stringify(rest), dbTime(at));
}

/** Writes many engine commands at once, in their order: for the sweeper, where rows written one by one would take minutes. */
export async function enqueueMany(
  tx: Tx,
  at: Date,
  commands: readonly { caseId: string; payload: OutboxPayload }[],
): Promise<void> {
  for (const { caseId, payload } of commands) await enqueue(tx, at, caseId, payload);
}
