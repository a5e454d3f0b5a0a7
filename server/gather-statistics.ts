import Database from 'better-sqlite3';

/** A table is looked at again when it may have grown this many times; so the whole cost of it stays within a few readings of each row. */
const GROWTH = 2;
/** How long the one short transaction waits for its turn, in milliseconds. */
const PATIENCE = 10_000;

// statistics name the rows of a table first; `max(rowid)` is what it may hold by now, found without counting
const ANALYZED = `SELECT "tbl", max(CAST("stat" AS INTEGER)) AS "rows" FROM product.sqlite_stat1 GROUP BY "tbl"`;
const TABLES = `SELECT "name" FROM product.sqlite_schema WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`;
const STATISTICS = ['sqlite_stat1', 'sqlite_stat4'] as const;

interface Column {
  name: string;
  type: string;
  notnull: number;
  /** Place in the primary key, from one on. */
  pk: number;
}

/** A single INTEGER PRIMARY KEY is the row id itself. */
const isRowId = ({ type, pk }: Column, all: readonly Column[]): boolean =>
  pk === 1 && type.toUpperCase() === 'INTEGER' && all.every((other) => other.pk <= 1);

/**
 * Lets SQLite look at how the tables of a database are filled, those that have grown since. Without that it plans by guess: the inbox of
 * ten thousand cases took ten times as long; from a sample it guesses too. ANALYZE on the file itself would keep every writer out until it
 * has read the last row. So what the indexes hold is copied to a private file that vanishes with this connection, ANALYZE looks there, and
 * only its result is written, in one short transaction. Runs for seconds: for a thread of its own.
 */
export function gatherStatistics(file: string): void {
  const scratch = new Database('', { timeout: PATIENCE });
  try {
    scratch.pragma('journal_mode = OFF');
    scratch.pragma('foreign_keys = OFF'); // a copy stands alone
    scratch.prepare('ATTACH ? AS product').run(file);
    const grown = findGrown(scratch);
    if (grown.length === 0) return;
    for (const table of STATISTICS)
      scratch.exec(`CREATE TEMP TABLE "new_${table}" ("tbl", "idx", ${columnsOf(table)})`);
    for (const table of grown) analyzeCopy(scratch, table);
    publish(scratch, grown);
  } finally {
    scratch.close();
  }
}

const columnsOf = (table: (typeof STATISTICS)[number]): string =>
  table === 'sqlite_stat1' ? '"stat"' : '"neq", "nlt", "ndlt", "sample"';

function findGrown(scratch: Database.Database): string[] {
  const hasAny =
    scratch.prepare(`SELECT 1 FROM product.sqlite_schema WHERE "name" = 'sqlite_stat1'`).get() !== undefined;
  const analyzed = (hasAny ? scratch.prepare(ANALYZED).all() : []) as { tbl: string; rows: number }[];
  const known = new Map(analyzed.map(({ tbl, rows }) => [tbl, rows]));
  const names = scratch.prepare(TABLES).pluck().all() as string[];
  return names.filter((name) => {
    const most = scratch.prepare(`SELECT max(rowid) FROM product."${name}"`).pluck().get() as number | null;
    return (most ?? 0) > GROWTH * (known.get(name) ?? 0);
  });
}

/** Copies the indexed columns of a table with its row ids, lets SQLite look at the copy and keeps what it found. */
function analyzeCopy(scratch: Database.Database, table: string): void {
  const sqlOf = (type: string): string[] =>
    scratch
      .prepare(`SELECT "sql" FROM product.sqlite_schema WHERE "tbl_name" = ? AND "type" = ? AND "sql" IS NOT NULL`)
      .pluck()
      .all(table, type) as string[];
  for (const sql of sqlOf('table')) scratch.exec(sql);
  const indexed = scratch
    .prepare(
      `SELECT DISTINCT c."name" FROM pragma_index_list(?, 'product') AS i, pragma_index_info(i."name", 'product') AS c
        WHERE c."name" IS NOT NULL`,
    )
    .pluck()
    .all(table) as string[];
  const all = scratch.prepare('SELECT * FROM pragma_table_info(?)').all(table) as Column[];
  const columns = all.flatMap((column) => {
    if (isRowId(column, all)) return [];
    if (indexed.includes(column.name)) return [{ name: column.name, from: `"${column.name}"` }];
    return column.notnull ? [{ name: column.name, from: `''` }] : []; // what no index holds is not looked at
  });
  const names = ['rowid', ...columns.map(({ name }) => `"${name}"`)].join(', ');
  const values = ['rowid', ...columns.map(({ from }) => from)].join(', ');
  scratch.exec(`INSERT INTO main."${table}" (${names}) SELECT ${values} FROM product."${table}"`);
  for (const sql of sqlOf('index')) scratch.exec(sql);
  scratch.exec(`ANALYZE main."${table}"`);
  for (const statistics of STATISTICS)
    scratch.exec(`INSERT INTO temp."new_${statistics}" SELECT * FROM main."${statistics}" WHERE "tbl" = '${table}'`);
  scratch.exec(`DROP TABLE main."${table}"`);
}

/**
 * Puts the new figures in the place of the old. Connections take statistics in together with the schema only, so a table that comes and
 * goes makes them read both anew.
 */
function publish(scratch: Database.Database, tables: readonly string[]): void {
  scratch.exec('ANALYZE product.sqlite_schema'); // makes the tables of statistics where there are none
  scratch
    .transaction(() => {
      for (const statistics of STATISTICS) {
        for (const table of tables) scratch.prepare(`DELETE FROM product."${statistics}" WHERE "tbl" = ?`).run(table);
        scratch.exec(`INSERT INTO product."${statistics}" SELECT * FROM temp."new_${statistics}"`);
      }
      scratch.exec('CREATE TABLE IF NOT EXISTS product."StatisticsChanged" ("id" INTEGER)');
      scratch.exec('DROP TABLE product."StatisticsChanged"');
    })
    .immediate();
}
