import Database from 'better-sqlite3';

type Value = string | number | null;

/** One row written: `columns` are those of the statement, `where` the key of the row. */
export interface RowChange {
  sql: string;
  values: Value[];
  /** Places in `values` that hold a key; a replay counts them on. */
  keys: number[];
}

/** What one command wrote: rows, and its records as one text and their number. */
export interface CommandRows {
  changes: RowChange[];
  records: { text: string; count: number };
}

/** The rows that some commands wrote, one list for each command. */
export interface RowScript {
  commands: CommandRows[];
  /** The first key that these commands could take, and how many they took. */
  firstKey: number;
  keySpan: number;
}

interface Column {
  name: string;
  pk: number;
}

interface Logged {
  op: 'I' | 'U' | 'D';
  tbl: string;
  old: string | null;
  new: string | null;
}

const KEY_COLUMNS = new Set(['key', 'process_instance', 'parent', 'element_instance', 'job', 'incident', 'message']);
const LOG = 'bench_log';

const columnsOf = (db: Database.Database, table: string) => db.pragma(`table_info(${table})`) as Column[];
const tablesOf = (db: Database.Database) =>
  db
    .prepare(`select name from sqlite_master where type = 'table' and name not in ('${LOG}', 'meta')`)
    .pluck()
    .all() as string[];

/** From now on every row that anybody writes into the file is noted in it. The file has the engine's tables, the engine is closed. */
export function watchRows(file: string): void {
  const db = new Database(file);
  db.exec(`create table ${LOG}(op text not null, tbl text not null, old text, new text)`);
  for (const table of tablesOf(db)) {
    const json = (row: string) =>
      `json_array(${columnsOf(db, table)
        .map(({ name }) => `${row}.${name}`)
        .join(', ')})`;
    const note = (op: string, values: string) => `begin insert into ${LOG} values('${op}', '${table}', ${values}); end`;
    db.exec(`create trigger ${LOG}_i_${table} after insert on ${table} ${note('I', `null, ${json('new')}`)};
      create trigger ${LOG}_u_${table} after update on ${table} ${note('U', `${json('old')}, ${json('new')}`)};
      create trigger ${LOG}_d_${table} after delete on ${table} ${note('D', `${json('old')}, null`)};`);
  }
  db.close();
}

/** What was written since `watchRows`: a command ends with its row of records. The commands had a transaction each. */
export function readRows(file: string): RowScript {
  const db = new Database(file);
  const logged = db.prepare(`select op, tbl, old, new from ${LOG} order by rowid`).all() as Logged[];
  const columns = new Map(tablesOf(db).map((table) => [table, columnsOf(db, table)]));
  db.close();
  const commands: CommandRows[] = [];
  let changes: RowChange[] = [];
  for (const entry of logged) {
    if (entry.tbl !== 'record_batch') {
      changes.push(changeOf(entry, columns.get(entry.tbl) ?? []));
      continue;
    }
    const [first, last, , text] = rowOf(entry.new);
    const count = Number(last) - Number(first) + 1;
    commands.push({ changes, records: { text: String(text).slice(1, -1), count } });
    changes = [];
  }
  const inserted = logged.filter(({ op }) => op === 'I').map(({ tbl, new: row }) => ({ tbl, row: rowOf(row) }));
  const keys = inserted.filter(({ tbl }) => columns.get(tbl)?.[0]?.name === 'key').map(({ row }) => Number(row[0]));
  const firstKey = Math.min(...keys);
  return { commands, firstKey, keySpan: Math.max(...keys) - firstKey + 1 };
}

const rowOf = (json: string | null): Value[] => JSON.parse(json ?? '[]') as Value[];

/** The statement somebody would write by hand: an update names only the columns that changed. */
function changeOf({ op, tbl, old, new: fresh }: Logged, columns: Column[]): RowChange {
  const before = rowOf(old);
  const after = rowOf(fresh);
  const primary = columns.filter(({ pk }) => pk > 0);
  const where = primary.map(({ name }) => `${name} = ?`).join(' and ');
  const at = ({ name }: Column) => columns.findIndex((column) => column.name === name);
  const changed = columns.filter((column) => op === 'I' || (op === 'U' && before[at(column)] !== after[at(column)]));
  const used = op === 'I' ? changed : [...changed, ...primary];
  const values = [
    ...changed.map((column) => after[at(column)] ?? null),
    ...(op === 'I' ? [] : primary.map((column) => before[at(column)] ?? null)),
  ];
  const sql = {
    I: `insert into ${tbl}(${changed.map(({ name }) => name).join(', ')}) values(${changed.map(() => '?').join(', ')})`,
    U: `update ${tbl} set ${changed.map(({ name }) => `${name} = ?`).join(', ') || `${primary[0]?.name} = ${primary[0]?.name}`} where ${where}`,
    D: `delete from ${tbl} where ${where}`,
  }[op];
  return { sql, values, keys: used.flatMap(({ name }, index) => (KEY_COLUMNS.has(name) ? [index] : [])) };
}
