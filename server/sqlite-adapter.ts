import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import type Database from 'better-sqlite3';
import type { SqlOffer, SqlRunner } from './shared/tx-sql.js';
import { Statements } from './sqlite-statements.js';
import { WriteGroup } from './sqlite-write-group.js';

/**
 * FULL: the outbox lives here and the engine's own file is FULL too. With NORMAL a power cut could take the outbox row of
 * a message that the engine still remembers.
 */
const PRAGMAS =
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32768; PRAGMA mmap_size=67108864;';

/** The transaction that is open on the writing connection; the serial tells it from the next one. */
interface OpenTransaction {
  serial: number;
  statements: Statements | null;
}

export interface SqliteAdapter extends SqlMigrationAwareDriverAdapterFactory {
  /** Statements by hand: inside the transaction that is open now, refused when that one has ended; outside, what is committed. */
  sql: SqlOffer;
}

/**
 * Prisma's adapter for better-sqlite3, made safe and quicker. As published it runs everything on one connection, so a query made
 * outside an open interactive transaction joins it: it sees uncommitted rows and is lost when that transaction rolls back.
 * Here, while a transaction is open, other SELECTs read a second, query-only connection and other writes wait; those that wait
 * share a commit (sqlite-write-group).
 * `test/db/transaction-isolation.test.ts` proves it and must be run again at every Prisma upgrade. As published it also compiles
 * every statement anew; here a connection keeps them.
 */
export function sqliteAdapter(url: string): SqliteAdapter {
  const open: OpenTransaction = { serial: 0, statements: null };
  let committed: Statements | null = null;
  const inner = new PrismaBetterSqlite3({ url, timeout: 10_000 });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connectToShadowDb: () => inner.connectToShadowDb(),
    sql: {
      inOpenTransaction: () => (open.statements ? runnerOf(open) : null),
      outside: () => committed && readerOf(committed),
    },
    async connect(): Promise<SqlDriverAdapter> {
      const main = await inner.connect();
      await main.executeScript(PRAGMAS);
      const statements = keepStatements(main);
      if (url.includes(':memory:')) return main;
      const reader = await inner.connect();
      await reader.executeScript(`${PRAGMAS}PRAGMA query_only=ON;`);
      committed = keepStatements(reader);
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

const ENDED = 'Expected an open transaction, but it has ended';

function runnerOf(open: OpenTransaction): SqlRunner {
  const { serial, statements } = open;
  const connection = (): Statements => {
    if (!statements || open.statements !== statements || open.serial !== serial || !statements.inTransaction)
      throw new Error(ENDED);
    return statements;
  };
  return {
    run: (sql, values) => connection().run(sql, values).changes,
    all: (sql, values) => connection().all(sql, values),
  };
}

function readerOf(statements: Statements): SqlRunner {
  return {
    run: () => {
      throw new Error('Expected a transaction to write in');
    },
    all: (sql, values) => statements.all(sql, values),
  };
}

const READS = /^\s*(select|with)\b/i;
const CHANGES = /\b(insert|update|delete|replace)\b/i;

function isolate(
  main: SqlDriverAdapter,
  reader: SqlDriverAdapter,
  statements: Statements,
  open: OpenTransaction,
): SqlDriverAdapter {
  const group = new WriteGroup(statements);

  const outsideTransaction = async <T>(query: SqlQuery, run: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> => {
    if (!group.isBusy) return run(main);
    if (!CHANGES.test(query.sql)) return READS.test(query.sql) ? run(reader) : group.alone(() => run(main));
    const turn = await group.begin();
    let result: T;
    try {
      result = await run(main);
    } catch (error) {
      turn.rollback();
      throw error;
    }
    await turn.commit();
    return result;
  };

  return {
    provider: main.provider,
    adapterName: main.adapterName,
    queryRaw: (query) => outsideTransaction(query, (adapter) => adapter.queryRaw(query)),
    executeRaw: (query) => outsideTransaction(query, (adapter) => adapter.executeRaw(query)),
    executeScript: (script) =>
      group.alone(async () => {
        statements.clear();
        await main.executeScript(script);
      }),
    async startTransaction(level) {
      if (level && level !== 'SERIALIZABLE')
        throw new Error(`Expected SERIALIZABLE, which is all that SQLite knows, but got ${level}`);
      const turn = await group.begin();
      const serial = ++open.serial;
      open.statements = statements;
      const leave = () => {
        if (open.serial === serial) open.statements = null;
      };
      const inside = <T>(run: () => Promise<T>): Promise<T> =>
        open.serial === serial && open.statements && statements.inTransaction
          ? run()
          : Promise.reject(new Error(ENDED));
      return {
        provider: main.provider,
        adapterName: main.adapterName,
        // Prisma leaves COMMIT and ROLLBACK to the two functions below
        options: { usePhantomQuery: true },
        queryRaw: (query) => inside(() => main.queryRaw(query)),
        executeRaw: (query) => inside(() => main.executeRaw(query)),
        commit() {
          leave();
          return turn.commit();
        },
        async rollback() {
          leave();
          turn.rollback();
        },
      };
    },
    async dispose() {
      group.close();
      await reader.dispose();
      await main.dispose();
    },
  };
}
