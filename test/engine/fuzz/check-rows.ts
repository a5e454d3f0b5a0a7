import Database from 'better-sqlite3';

/** Rules that the engine's rows keep between any two commands; each query answers the rows that break it. */
const RULES: { rule: string; query: string }[] = [
  {
    rule: 'every element instance lies in a scope that lives',
    query: `select key from element_instance e where parent > 0
      and not exists (select 1 from element_instance p where p.key = e.parent)`,
  },
  {
    rule: 'a scope counts its children',
    query: `select key from element_instance e
      where children <> (select count(*) from element_instance c where c.parent = e.key)`,
  },
  {
    rule: 'every instance belongs to a process instance that lives',
    query: `select key from element_instance e where not exists
      (select 1 from element_instance p where p.key = e.process_instance)`,
  },
  ...['job', 'timer', 'subscription', 'incident'].map((table) => ({
    rule: `no ${table} without its element instance`,
    query: `select key from ${table} t where element_instance > 0
      and not exists (select 1 from element_instance e where e.key = t.element_instance)`,
  })),
  {
    rule: 'an incident’s job exists',
    query: `select key from incident i where job > 0 and not exists (select 1 from job j where j.key = i.job)`,
  },
  {
    rule: 'an element instance’s job exists',
    query: `select key from element_instance e where job > 0 and not exists (select 1 from job j where j.key = e.job)`,
  },
  {
    rule: 'what is remembered of a message ends with the message',
    query: `select message from message_correlation c where not exists (select 1 from message m where m.key = c.message)`,
  },
  {
    rule: 'no job is lost: a job belongs to the instance that waits for it',
    query: `select key from job j where not exists
      (select 1 from element_instance e where e.key = j.element_instance and e.job = j.key)`,
  },
];

/** The rules that the file of an idle engine breaks, in words; empty when it is sound. */
export function findBrokenRules(file: string): string[] {
  const database = new Database(file, { readonly: true });
  try {
    return RULES.flatMap(({ rule, query }) => {
      const keys = database.prepare(query).pluck().all();
      return keys.length > 0 ? [`${rule}: ${keys.join(', ')}`] : [];
    });
  } finally {
    database.close();
  }
}

const WORKING = ['element_instance', 'job', 'timer', 'subscription', 'incident'];

/** Rows that are left when nobody lives any more. */
export function countRows(file: string): Record<string, number> {
  const database = new Database(file, { readonly: true });
  const counts = WORKING.map((table) => [
    table,
    Number(database.prepare(`select count(*) from ${table}`).pluck().get()),
  ]);
  database.close();
  return Object.fromEntries(counts) as Record<string, number>;
}
