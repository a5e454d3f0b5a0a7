import type { Db } from './db.js';
import { WakeableLoop } from './engine/relay/wakeable-loop.js';
import { txAll } from './shared/tx-sql.js';

const PAUSE_MS = 15 * 60 * 1000;
/** A table is looked at again when it may have grown this many times; so the whole cost of it stays within a few readings of each row. */
const GROWTH = 2;

// statistics name the rows of a table first; `max(rowid)` is what it may hold by now, found without counting
const ANALYZED = `SELECT "tbl", max(CAST("stat" AS INTEGER)) AS "rows" FROM sqlite_stat1 GROUP BY "tbl"`;
const TABLES = `SELECT "name" FROM sqlite_schema WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`;

/**
 * Lets SQLite look at how its tables are filled, those that have grown since. Without that it plans by guess: the inbox of ten thousand
 * cases took ten times as long; from a sample it guesses too. The reading connection takes statistics in together with the schema only,
 * so a table that comes and goes makes it read both anew.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  const grown = await findGrown(db);
  if (grown.length === 0) return;
  for (const table of grown) await db.$executeRawUnsafe(`ANALYZE "${table}"`);
  await db.$executeRawUnsafe('CREATE TABLE IF NOT EXISTS "StatisticsChanged" ("id" INTEGER)');
  await db.$executeRawUnsafe('DROP TABLE IF EXISTS "StatisticsChanged"');
}

async function findGrown(db: Db): Promise<string[]> {
  const [hasAny] = await txAll(db, `SELECT 1 FROM sqlite_schema WHERE "name" = 'sqlite_stat1'`);
  const analyzed = hasAny ? await txAll<{ tbl: string; rows: number }>(db, ANALYZED) : [];
  const known = new Map(analyzed.map(({ tbl, rows }) => [tbl, Number(rows)]));
  const grown: string[] = [];
  for (const { name } of await txAll<{ name: string }>(db, TABLES)) {
    const [row] = await txAll<{ most: number | null }>(db, `SELECT max(rowid) AS "most" FROM "${name}"`);
    if (Number(row?.most ?? 0) > GROWTH * (known.get(name) ?? 0)) grown.push(name);
  }
  return grown;
}

/** Refreshes at once and then again and again; a failure is told and tried again. */
export function keepStatistics(db: Db, warn: (text: string) => void): WakeableLoop {
  return new WakeableLoop(
    async () => {
      await refreshStatistics(db);
      return PAUSE_MS;
    },
    (error) => warn(`The database's statistics could not be refreshed: ${String(error)}`),
    PAUSE_MS,
  );
}
