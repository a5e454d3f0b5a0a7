import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';

/**
 * FULL: the outbox lives here and the engine's own file is FULL too. With NORMAL a power cut could take the outbox row of
 * a message that the engine still remembers.
 */
const PRAGMAS =
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;';

/**
 * Prisma's adapter for better-sqlite3, made safe. As published it runs everything on one connection, so a query made
 * outside an open interactive transaction joins it: it sees uncommitted rows and is lost when that transaction rolls back.
 * Here, while a transaction is open, other SELECTs read a second, query-only connection and other writes wait.
 * `test/db/transaction-isolation.test.ts` proves it and must be run again at every Prisma upgrade.
 */
export function sqliteAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const inner = new PrismaBetterSqlite3({ url, timeout: 10_000 });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connectToShadowDb: () => inner.connectToShadowDb(),
    async connect(): Promise<SqlDriverAdapter> {
      const main = await inner.connect();
      await main.executeScript(PRAGMAS);
      if (url.includes(':memory:')) return main;
      const reader = await inner.connect();
      await reader.executeScript(`${PRAGMAS}PRAGMA query_only=ON;`);
      return isolate(main, reader);
    },
  };
}

function isolate(main: SqlDriverAdapter, reader: SqlDriverAdapter): SqlDriverAdapter {
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
        endTurn();
      }
    },
    async startTransaction(level) {
      const endTurn = await takeTurn();
      try {
        const transaction = await main.startTransaction(level);
        let ended = false;
        const once = () => {
          if (!ended) {
            ended = true;
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
