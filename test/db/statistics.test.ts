import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { Db } from '../../server/db.js';
import { refreshStatistics } from '../../server/keep-statistics.js';
import { txAll } from '../../server/shared/tx-sql.js';
import { freshDb } from '../support/fresh-db.js';
import { removeData, startServer } from '../support/running-server.js';

let db: Db;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ db, close } = await freshDb());
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
  await refreshStatistics(db);
  await fill('One', 'number', 'colour');
  await fill('Other', 'colour', 'number');
  const guessed = [await planOf('One'), await planOf('Other')];
  expect(guessed.filter((plan) => plan.includes('colour=?'))).toHaveLength(1);
  await refreshStatistics(db);
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
  await refreshStatistics(db);
  expect(await rowsOf()).toBe(1000);
  await add(900);
  await refreshStatistics(db);
  expect(await rowsOf()).toBe(1000);
  await add(900);
  await refreshStatistics(db);
  expect(await rowsOf()).toBe(2800);
});

test('a refresh leaves no table behind, and can be repeated', async () => {
  await refreshStatistics(db);
  await refreshStatistics(db);
  expect(await txAll(db, `SELECT "name" FROM sqlite_master WHERE "name" = 'StatisticsChanged'`)).toEqual([]);
});

test('a server refreshes by itself', async () => {
  const server = await startServer();
  await server.stop();
  const file = new Database(join(server.dataDir, 'kuaiban.db'), { readonly: true });
  const tables = file.prepare('SELECT DISTINCT "tbl" FROM sqlite_stat1').pluck().all();
  file.close();
  removeData(server);
  expect(tables).toEqual(expect.arrayContaining(['Unit', 'User', 'ServiceItem']));
});
