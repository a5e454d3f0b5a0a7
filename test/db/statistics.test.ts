import Database from 'better-sqlite3';
import { join } from 'node:path';
import { seedDatabase } from '../../prisma/seed/seed.js';
import type { Db } from '../../server/db.js';
import { refreshStatistics } from '../../server/keep-statistics.js';
import { systemClock } from '../../server/shared/clock.js';
import { txAll } from '../../server/shared/tx-sql.js';
import { freshDb } from '../support/fresh-db.js';
import { eventually } from '../support/http-client.js';
import { removeData, startServer } from '../support/running-server.js';

let db: Db;
let file: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ db, file, close } = await freshDb());
});
afterEach(() => close());

/** A thousand rows, all of one colour and each with a number of its own; the index that helps is made first or last. */
async function fill(table: string, first: string, last: string): Promise<void> {
  await db.$executeRawUnsafe(`CREATE TABLE "${table}" ("colour" INTEGER, "number" INTEGER)`);
  await db.$executeRawUnsafe(`CREATE INDEX "${table}_${first}" ON "${table}" ("${first}")`);
  await db.$executeRawUnsafe(`CREATE INDEX "${table}_${last}" ON "${table}" ("${last}")`);
  await db.$executeRawUnsafe(
    `INSERT INTO "${table}" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT 1, i FROM n`,
  );
}
let asked = 0;
/** Which index the connection for readers would take. */
async function planOf(table: string): Promise<string> {
  // an explanation alone does not look whether the schema is another, and is kept: a query first, and every time another text
  await txAll(db, `SELECT ${asked++} FROM "${table}" WHERE "number" = 7`);
  const sql = `EXPLAIN QUERY PLAN SELECT ${asked++}, * FROM "${table}" WHERE "colour" = 1 AND "number" = 7`;
  const [row] = await txAll<{ detail: string }>(db, sql);
  return String(row?.detail);
}

test('after a refresh readers take the index that helps; before it one of two of them guesses wrong', async () => {
  // the first refresh makes the table of statistics, and with it another schema; the later ones do not
  await refreshStatistics(file);
  await fill('One', 'number', 'colour');
  await fill('Other', 'colour', 'number');
  const guessed = [await planOf('One'), await planOf('Other')];
  expect(guessed.filter((plan) => plan.includes('colour=?'))).toHaveLength(1);
  await refreshStatistics(file);
  expect(await planOf('One')).toContain('One_number');
  expect(await planOf('Other')).toContain('Other_number');
});

test('a table is looked at again when it has doubled, not before', async () => {
  const rowsOf = async () =>
    (
      await txAll<{ rows: number }>(
        db,
        `SELECT CAST("stat" AS INTEGER) AS "rows" FROM sqlite_stat1 WHERE "tbl" = 'Three'`,
      )
    )[0]?.rows;
  const add = (count: number) =>
    db.$executeRawUnsafe(
      `INSERT INTO "Three" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT 1, i FROM n`,
    );
  await fill('Three', 'number', 'colour');
  await refreshStatistics(file);
  expect(await rowsOf()).toBe(1000);
  await add(900);
  await refreshStatistics(file);
  expect(await rowsOf()).toBe(1000);
  await add(900);
  await refreshStatistics(file);
  expect(await rowsOf()).toBe(2800);
});

test('the figures are those that ANALYZE itself would write, for every index of the product', async () => {
  await seedDatabase(db, systemClock, { demo: true });
  await db.$executeRawUnsafe(
    `INSERT INTO "UserTask" ("jobKey", "elementInstanceKey", "processInstanceKey", "processId", "elementId", "kind", "subjectType",
      "subjectId", "caseId", "candidateUnitId", "assigneeId", "state", "createdAt", "number")
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    SELECT 'k' || i, i, i / 3, 'p', 'e' || (i % 4), 'kind' || (i % 2), 'item', 's' || i, 'c' || (i / 3), 'u' || (i % 17),
      CASE WHEN i % 5 = 0 THEN 'user' || (i % 9) END, CASE WHEN i % 50 = 0 THEN 'CREATED' ELSE 'COMPLETED' END, i, 'N' || i FROM n`,
  );
  const own = new Database(file);
  const figures = (table: string) => own.prepare(`SELECT * FROM "${table}" ORDER BY "tbl", "idx"`).all();
  const samples = () =>
    own.prepare(`SELECT "tbl", "idx" FROM sqlite_stat4 GROUP BY 1, 2 HAVING count(*) > 0 ORDER BY 1, 2`).all();
  try {
    await refreshStatistics(file);
    const [gathered, sampled] = [figures('sqlite_stat1'), samples()];
    own.exec('DELETE FROM sqlite_stat1; DELETE FROM sqlite_stat4; ANALYZE');
    // the tables of bookkeeping that ANALYZE also counts are not asked for by any list
    expect(gathered).toEqual(figures('sqlite_stat1'));
    expect(sampled).toEqual(samples());
    expect(gathered.length).toBeGreaterThan(20);
  } finally {
    own.close();
  }
});

test('a writer never waits for the tables to be read, only for the figures to be written', async () => {
  await fill('Big', 'number', 'colour');
  await db.$executeRawUnsafe(
    `INSERT INTO "Big" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i % 7, i FROM n`,
  );
  await db.$executeRawUnsafe('CREATE TABLE "Note" ("at" INTEGER)');
  const gathering = refreshStatistics(file);
  let isOver = false;
  void gathering.catch(() => undefined).then(() => (isOver = true));
  const own = new Database(file, { timeout: 0 });
  try {
    // without patience: a lock held while the rows are read would refuse nearly all of these
    let written = 0;
    let refused = 0;
    while (!isOver) {
      try {
        own.prepare('INSERT INTO "Note" VALUES (1)').run();
        written++;
      } catch (error) {
        if (!/locked/.test(String(error))) throw error;
        refused++;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await gathering;
    expect(written).toBeGreaterThan(10 * refused);
    expect(written).toBeGreaterThan(20);
    own.exec('DELETE FROM sqlite_stat1');
  } finally {
    own.close();
  }
});

test('a file that cannot be read is told, not swallowed', async () => {
  await expect(refreshStatistics('/nowhere/kuaiban.db')).rejects.toThrow(/unable to open/);
});

test('stops at once when the server does, and leaves what there was', async () => {
  const stop = new AbortController();
  const refresh = refreshStatistics(file, stop.signal);
  stop.abort();
  await refresh;
  await refreshStatistics(file);
  expect((await txAll(db, 'PRAGMA integrity_check'))[0]).toEqual({ integrity_check: 'ok' });
});

test('a refresh leaves no table behind, and can be repeated', async () => {
  await refreshStatistics(file);
  await refreshStatistics(file);
  expect(await txAll(db, `SELECT "name" FROM sqlite_master WHERE "name" = 'StatisticsChanged'`)).toEqual([]);
});

test('a server refreshes by itself', async () => {
  const server = await startServer();
  const own = new Database(join(server.dataDir, 'kuaiban.db'), { readonly: true });
  const tables = () => own.prepare('SELECT DISTINCT "tbl" FROM sqlite_stat1').pluck().all();
  const hasAny = () => own.prepare(`SELECT 1 FROM sqlite_schema WHERE "name" = 'sqlite_stat1'`).get() !== undefined;
  await eventually(() => Promise.resolve(hasAny() && tables().length > 0), 'the statistics');
  expect(tables()).toEqual(expect.arrayContaining(['Unit', 'User', 'ServiceItem']));
  own.close();
  expect(await server.stop()).toBe(0);
  removeData(server);
});
