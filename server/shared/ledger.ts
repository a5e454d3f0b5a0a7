import { createHash } from 'node:crypto';
import type { Tx } from '../db.js';
import type { Actor } from './actor.js';
import { dbTime } from './db-time.js';
import { txAll, txRun } from './tx-sql.js';

/** What happened, in the words of the domain: past tense (`item.closed`) and one Chinese sentence for people. */
export interface LedgerEntry {
  action: string;
  subjectType: string;
  subjectId: string;
  /** Application id, when it belongs to a case. */
  caseId?: string;
  summary: string;
  /** Why, where a reason is asked for (R145). */
  reason?: string | undefined;
  /** Ids and decisions; never personal data. */
  detail?: Record<string, unknown>;
}

interface ChainedEvent {
  at: Date;
  actorType: string;
  actorId: string | null;
  actorName: string;
  actorUnitId: string | null;
  actorUnit: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  caseId: string | null;
  summary: string;
  reason: string | null;
  detail: unknown;
}

/** The hash before the first line. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 over the previous hash and every field of the line, in a fixed order. */
export function chainHash(prevHash: string, event: ChainedEvent): string {
  const text = JSON.stringify([
    prevHash,
    event.at.toISOString(),
    event.actorType,
    event.actorId,
    event.actorName,
    event.actorUnitId,
    event.actorUnit,
    event.action,
    event.subjectType,
    event.subjectId,
    event.caseId,
    event.summary,
    event.reason,
    event.detail ?? null,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

function describe(
  actor: Actor,
): Pick<ChainedEvent, 'actorType' | 'actorId' | 'actorName' | 'actorUnitId' | 'actorUnit'> {
  switch (actor.type) {
    case 'USER':
      // post and unit, not the person's name: bulletins and exports are made from these lines (R182)
      return {
        actorType: 'USER',
        actorId: actor.id,
        actorName: actor.post,
        actorUnitId: actor.unitId,
        actorUnit: actor.unitName,
      };
    case 'APPLICANT':
      return { actorType: 'APPLICANT', actorId: null, actorName: '申请人', actorUnitId: null, actorUnit: null };
    case 'SYSTEM':
      return { actorType: 'SYSTEM', actorId: null, actorName: actor.name, actorUnitId: null, actorUnit: null };
  }
}

function toEvent(actor: Actor, at: Date, entry: LedgerEntry): ChainedEvent {
  return {
    at,
    ...describe(actor),
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    caseId: entry.caseId ?? null,
    summary: entry.summary,
    reason: entry.reason ?? null,
    detail: entry.detail ?? null,
  };
}

const lastHash = async (tx: Tx) =>
  (await txAll<{ hash: string }>(tx, 'SELECT "hash" FROM "LedgerEvent" ORDER BY "seq" DESC LIMIT 1'))[0]?.hash ??
  GENESIS_HASH;

const INSERT = `INSERT INTO "LedgerEvent" ("at", "actorType", "actorId", "actorName", "actorUnitId", "actorUnit", "action", "subjectType",
  "subjectId", "caseId", "summary", "reason", "detail", "prevHash", "hash") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes the line after `prevHash` and answers its own hash. */
async function insert(tx: Tx, event: ChainedEvent, prevHash: string): Promise<string> {
  const hash = chainHash(prevHash, event);
  const {
    actorType,
    actorId,
    actorName,
    actorUnitId,
    actorUnit,
    action,
    subjectType,
    subjectId,
    caseId,
    summary,
    reason,
  } = event;
  const detail = event.detail === null ? null : JSON.stringify(event.detail);
  const at = dbTime(event.at);
  await txRun(
    tx,
    INSERT,
    at,
    actorType,
    actorId,
    actorName,
    actorUnitId,
    actorUnit,
    action,
    subjectType,
    subjectId,
    caseId,
    summary,
    reason,
    detail,
    prevHash,
    hash,
  );
  return hash;
}

/**
 * Appends one line to the 台账 inside the caller's transaction. The transactions of this database run one after another
 * (see sqlite-adapter), so the chain cannot fork; the unique hash would refuse a fork anyway.
 */
export async function appendLedger(tx: Tx, actor: Actor, at: Date, entry: LedgerEntry): Promise<void> {
  await insert(tx, toEvent(actor, at, entry), await lastHash(tx));
}

/** Appends many lines in their order, for changes that concern thousands of cases at once. */
export async function appendLedgerMany(tx: Tx, actor: Actor, at: Date, entries: readonly LedgerEntry[]): Promise<void> {
  let prevHash = await lastHash(tx);
  for (const entry of entries) prevHash = await insert(tx, toEvent(actor, at, entry), prevHash);
}
