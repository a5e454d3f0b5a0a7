import Database from 'better-sqlite3';

/** How the copies of a case lie in the file: the keys of the n-th one are those of the first plus n times `stride`. */
export interface Copies {
  count: number;
  stride: number;
}

const KEY_COLUMNS: Record<string, string[]> = {
  element_instance: ['key', 'process_instance', 'parent', 'job'],
  job: ['key', 'element_instance', 'process_instance'],
  timer: ['key', 'element_instance', 'process_instance'],
};

/**
 * Multiplies the one case in a closed engine's file by copying its rows with other keys: a million waiting tasks in minutes instead of
 * hours. `withHistory` copies its records too. Everything afterwards goes through the engine itself.
 */
export function multiplyCase(file: string, count: number, withHistory: boolean): Copies {
  const db = new Database(file);
  // a file that is lost is filled again: no journal, no waiting for the disk; the engine turns its log on again when it opens the file
  db.pragma('journal_mode = DELETE');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -262144');
  const one = (sql: string) => Number(db.prepare(sql).pluck().get());
  const nextKey = one(`select value from meta where name = 'next_key'`);
  const stride = nextKey - one('select min(key) from element_instance');
  db.transaction(() => {
    for (const [table, keys] of Object.entries(KEY_COLUMNS)) copyRows(db, table, keys, count, stride);
    if (withHistory) copyRecords(db, count);
    db.prepare(`update meta set value = ? where name = 'next_key'`).run(nextKey + count * stride);
  })();
  db.close();
  return { count, stride };
}

const NUMBERS = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < @count)';

function copyRows(db: Database.Database, table: string, keys: string[], count: number, stride: number): void {
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const shifted = columns.map((name) =>
    keys.includes(name) ? `iif(t.${name} > 0, t.${name} + i * @stride, 0)` : `t.${name}`,
  );
  db.exec(`create temp table template as select * from ${table}`);
  db.prepare(
    `insert into ${table}(${columns.join(', ')}) ${NUMBERS} select ${shifted.join(', ')} from n cross join template as t`,
  ).run({ count, stride });
  db.exec('drop table template');
}

function copyRecords(db: Database.Database, count: number): void {
  db.exec(`create temp table template as select * from record_batch where records not like '%"PROCESS","CREATED"%'`);
  const stride = Number(db.prepare('select max(last_position) - min(first_position) + 1 from template').pluck().get());
  db.prepare(
    `insert into record_batch(first_position, last_position, written_at, records) ${NUMBERS}
      select first_position + i * @stride, last_position + i * @stride, written_at, records from n cross join template`,
  ).run({ count, stride });
  db.exec('drop table template');
}
