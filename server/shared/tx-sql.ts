import type { Db, Tx } from '../db.js';
import { dbTime } from './db-time.js';

/** What SQL by hand may bind; moments and booleans as they are, objects become JSON. */
export type SqlValue = string | number | boolean | Date | object | null;

/** Runs statements straight on a connection. */
export interface SqlRunner {
  run(sql: string, values: readonly unknown[]): number;
  all(sql: string, values: readonly unknown[]): unknown[];
}

/** How statements run in a database: inside the transaction that is open now, and outside. Null: not connected yet. */
export interface SqlOffer {
  inOpenTransaction(): SqlRunner | null;
  outside(): SqlRunner | null;
}

const offers = new WeakMap<object, SqlOffer>();
const runners = new WeakMap<object, SqlRunner>();

/** Says how statements run in a database (db.ts). */
export const offerSql = (db: object, offer: SqlOffer): void => void offers.set(db, offer);

/** Lets `txRun` and `txAll` go straight to the connection; called first thing inside a transaction of this database. */
export function bindSql(db: Db, tx: Tx): void {
  const runner = offers.get(db)?.inOpenTransaction();
  if (runner) runners.set(tx, runner);
}

/**
 * Runs one statement inside a transaction and answers how many rows it changed. Straight on the connection it costs a twentieth
 * of a call through Prisma: for the rows that every command writes. A transaction that was not bound goes through Prisma.
 */
export async function txRun(tx: Tx, sql: string, ...values: SqlValue[]): Promise<number> {
  const runner = runners.get(tx);
  const bound = values.map(toSql);
  return runner ? runner.run(sql, bound) : tx.$executeRawUnsafe(sql, ...bound);
}

/**
 * Reads rows inside a transaction or outside, likewise. Columns come as Prisma gives them (moments as Date, JSON parsed);
 * an expression has no declared type and comes as SQLite stores it, through Prisma perhaps as bigint.
 */
export async function txAll<T>(tx: Db | Tx, sql: string, ...values: SqlValue[]): Promise<T[]> {
  const runner = runners.get(tx) ?? offers.get(tx)?.outside();
  const bound = values.map(toSql);
  return runner ? (runner.all(sql, bound) as T[]) : tx.$queryRawUnsafe<T[]>(sql, ...bound);
}

function toSql(value: SqlValue): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  return value instanceof Date ? dbTime(value) : JSON.stringify(value);
}

/** A JSON value that may still be text. */
export const parseJson = (value: unknown): unknown =>
  typeof value === 'string' ? (JSON.parse(value) as unknown) : value;

/**
 * Changes the row with this id, counts its version on and answers the new one. Columns that are undefined stay as they are. The
 * names of the columns are the code's own, never a person's input. Throws when there is no such row.
 */
export async function txUpdate(
  tx: Tx,
  table: string,
  id: string,
  data: Readonly<Record<string, SqlValue | undefined>>,
): Promise<{ version: number }> {
  const entries = Object.entries(data).filter((entry): entry is [string, SqlValue] => entry[1] !== undefined);
  const set = [...entries.map(([column]) => `"${column}" = ?`), '"version" = "version" + 1'].join(', ');
  const [row] = await txAll<{ version: number }>(
    tx,
    `UPDATE "${table}" SET ${set} WHERE "id" = ? RETURNING "version"`,
    ...entries.map(([, value]) => value),
    id,
  );
  if (!row) throw new Error(`Expected row ${id} in ${table} to change, but it does not exist`);
  return row;
}
