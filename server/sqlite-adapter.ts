import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import type Database from 'better-sqlite3';
import type { SqlRunner } from './shared/tx-sql.js';
import { Statements } from './sqlite-statements.js';

/**
 * FULL: the outbox lives here and the engine's own file is FULL too. With NORMAL a power cut could take the outbox row of
 * a message that the engine still remembers.
 */
const PRAGMAS =
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;';

/** The transaction that is open on the writing connection; the serial tells it from the next one. */
interface OpenTransaction {
  serial: number;
  statements: Statements | null;
}

export interface SqliteAdapter extends SqlMigrationAwareDriverAdapterFactory {
  /** Runs statements inside the transaction that is open now, and refuses when that one has ended. */
  runnerOfOpenTransaction(): SqlRunner;
}

/**
 * Prisma's adapter for better-sqlite3, made safe and quicker. As published it runs everything on one connection, so a query made
 * outside an open interactive transaction joins it: it sees uncommitted rows and is lost when that transaction rolls back.
 * Here, while a transaction is open, other SELECTs read a second, query-only connection and other writes wait.
 * `test/db/transaction-isolation.test.ts` proves it and must be run again at every Prisma upgrade. As published it also compiles
 * every statement anew; here a connection keeps them.
 */
export function sqliteAdapter(url: string): SqliteAdapter {
  const open: OpenTransaction = { serial: 0, statements: null };
  const inner = new PrismaBetterSqlite3({ url, timeout: 10_000 });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connectToShadowDb: () => inner.connectToShadowDb(),
    runnerOfOpenTransaction: () => runnerOf(open),
    async connect(): Promise<SqlDriverAdapter> {
      const main = await inner.connect();
      await main.executeScript(PRAGMAS);
      const statements = keepStatements(main);
      if (url.includes(':memory:')) return main;
      const reader = await inner.connect();
      await reader.executeScript(`${PRAGMAS}PRAGMA query_only=ON;`);
      keepStatements(reader);
      return isolate(main, reader, statements, open);
    },
  };
}

/** Makes a connection of Prisma's adapter keep its statements. */
function keepStatements(adapter: SqlDriverAdapter): Statements {
  const { client } = adapter as SqlDriverAdapter & { client: Database.Database };
  const statements = new Statements(client);
  client.prepare = ((sql: string) => statements.prepareForPrisma(sql)) as unknown as Database.Database['prepare'];
  return statements;
}

function runnerOf(open: OpenTransaction): SqlRunner {
  const { serial, statements } = open;
  const connection = (): Statements => {
    if (!statements || open.statements !== statements || open.serial !== serial || !statements.inTransaction)
      throw new Error('Expected an open transaction, but it has ended');
    return statements;
  };
  return {
    run: (sql, values) => connection().run(sql, values).changes,
    all: (sql, values) => connection().all(sql, values),
  };
}

function isolate(main: SqlDriverAdapter, reader: SqlDriverAdapter, statements: Statements, open: OpenTransaction): SqlDriverAdapter {
  let tail: Promise<unknown> = Promise.resolve();
  let openOrQueued = 0;

  /** Waits for its turn to write; the answer ends the turn. */
  const takeTurn = async (): Promise<() => void> => {
    let release!: () => void;
    const mine = new Promise<void>((resolve) => (release = resolve));
    const before = tail;
    tail = before.then(() => mine);
    openOrQueued++;
    await before;
    return () => {
      openOrQueued--;
      release();
    };
  };

  const outsideTransaction = async <T>(query: SqlQuery, run: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> => {
    if (openOrQueued === 0) return run(main);
    if (/^\s*(select|with)\b/i.test(query.sql) && !/\b(insert|update|delete)\b/i.test(query.sql)) return run(reader);
    const endTurn = await takeTurn();
    try {
      return await run(main);
    } finally {
      endTurn();
    }
  };

  return {
    provider: main.provider,
    adapterName: main.adapterName,
    queryRaw: (query) => outsideTransaction(query, (adapter) => adapter.queryRaw(query)),
    executeRaw: (query) => outsideTransaction(query, (adapter) => adapter.executeRaw(query)),
    async executeScript(script) {
      const endTurn = await takeTurn();
      try {
        await main.executeScript(script);
      } finally {
        statements.clear();
        endTurn();
      }
    },
    async startTransaction(level) {
      const endTurn = await takeTurn();
      try {
        const transaction = await main.startTransaction(level);
        open.serial++;
        open.statements = statements;
        let ended = false;
        const once = () => {
          if (!ended) {
            ended = true;
            open.statements = null;
            endTurn();
          }
        };
        const { commit, rollback } = transaction;
        transaction.commit = async () => {
          try {
            await commit.call(transaction);
          } finally {
            once();
          }
        };
        transaction.rollback = async () => {
          try {
            await rollback.call(transaction);
          } finally {
            once();
          }
        };
        return transaction;
      } catch (error) {
        endTurn();
        throw error;
      }
    },
    async dispose() {
      await reader.dispose();
      await main.dispose();
    },
  };
}
