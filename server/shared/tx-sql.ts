import type { Db, Tx } from '../db.js';

/** What SQL by hand may bind. Moments in the form of db-time, booleans as 0 and 1, JSON as text. */
export type SqlValue = string | number | null;

/** Runs statements on the connection of the transaction that is open now. */
export interface SqlRunner {
  run(sql: string, values: readonly SqlValue[]): number;
  all(sql: string, values: readonly SqlValue[]): unknown[];
}

const offers = new WeakMap<object, () => SqlRunner>();
const runners = new WeakMap<object, SqlRunner>();

/** Says how statements run inside the open transaction of a database (db.ts). */
export const offerSql = (db: object, runnerOfOpenTransaction: () => SqlRunner): void => void offers.set(db, runnerOfOpenTransaction);

/** Lets `txRun` and `txAll` go straight to the connection; called first thing inside a transaction of this database. */
export function bindSql(db: Db, tx: Tx): void {
  const offer = offers.get(db);
  if (offer) runners.set(tx, offer());
}

/**
 * Runs one statement inside a transaction and answers how many rows it changed. Straight on the connection it costs a twentieth
 * of a call through Prisma: for the rows that every command writes. A transaction that was not bound goes through Prisma.
 */
export async function txRun(tx: Tx, sql: string, ...values: SqlValue[]): Promise<number> {
  const runner = runners.get(tx);
  return runner ? runner.run(sql, values) : tx.$executeRawUnsafe(sql, ...values);
}

/** Reads rows inside a transaction, likewise. Numbers may come as bigint, moments as text or Date: read them with care. */
export async function txAll<T>(tx: Tx, sql: string, ...values: SqlValue[]): Promise<T[]> {
  const runner = runners.get(tx);
  return runner ? (runner.all(sql, values) as T[]) : tx.$queryRawUnsafe<T[]>(sql, ...values);
}

/** A JSON column as `txAll` gives it: text from the connection, parsed already through Prisma. */
export const parseJson = (value: unknown): unknown => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value);
