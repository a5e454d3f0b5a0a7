import { PrismaClient } from '../prisma/generated/client.js';
import { offerSql } from './shared/tx-sql.js';
import { sqliteAdapter } from './sqlite-adapter.js';

/** Opens the product's database at a file path. Always through the adapter that isolates transactions (docs/adr/0003). */
export const openDb = (file: string) => {
  const adapter = sqliteAdapter(`file:${file}`);
  const db = new PrismaClient({ adapter, transactionOptions: { maxWait: 30_000, timeout: 30_000 } });
  offerSql(db, adapter.sql);
  return db;
};

/** The database outside a transaction: reads, and `$transaction`. */
export type Db = ReturnType<typeof openDb>;

/** What a command writes with: inside a transaction's callback use this and nothing else. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0];
export type { Prisma } from '../prisma/generated/client.js';
