import type Database from 'better-sqlite3';
import { noteChanged, noteUncommitted } from './shared/table-versions.js';

/** Compiled statements kept for each connection, the least used go first. */
const KEEP = 600;

const WRITES =
  /\b(?:insert(?:\s+or\s+\w+)?\s+into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+(?:[`"]?main[`"]?\.)?[`"]?(\w+)[`"]?/i;
/** Statements that change what others were compiled for. */
const CHANGES_SCHEMA = /^\s*(?:create|drop|alter|pragma|vacuum|attach|detach)\b/i;

type Read = (value: unknown) => unknown;

/** How a stored value is read, by the declared type of its column; the others come as they are. */
const READ: Record<string, Read> = {
  DATETIME: (value) => new Date(value as string),
  BOOLEAN: (value) => value !== 0,
  JSONB: (value) => JSON.parse(value as string) as unknown,
};

interface Kept {
  statement: Database.Statement;
  /** The table it writes to. */
  table: string | null;
  columns: Database.ColumnDefinition[] | null;
  converted: { name: string; read: Read }[] | null;
}

/** A connection's statements by their text, each compiled once; it tells table-versions what they change. */
export class Statements {
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Set<string>();
  readonly #prepare: (sql: string) => Database.Statement;

  constructor(private readonly client: Database.Database) {
    this.#prepare = client.prepare.bind(client);
  }

  /** `flavour`: how the rows are to come, because a statement keeps that. */
  #find(sql: string, flavour: 'objects' | 'arrays'): Kept {
    const key = `${flavour} ${sql}`;
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const statement = this.#prepare(sql);
    if (flavour === 'objects') statement.safeIntegers(false);
    else if (statement.reader) statement.raw(true);
    const fresh: Kept = { statement, table: WRITES.exec(sql)?.[1] ?? null, columns: null, converted: null };
    if (CHANGES_SCHEMA.test(sql)) {
      this.#kept.clear();
      return fresh;
    }
    this.#kept.set(key, fresh);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEEP && oldest !== undefined) this.#kept.delete(oldest);
    return fresh;
  }

  /** Rows were read or written: tells what changed for everybody, at once or when the transaction ends. */
  #noteEffect({ table }: Kept): void {
    if (table !== null && !this.#changed.has(table)) {
      if (!this.client.inTransaction) noteChanged(table, false);
      else {
        this.#changed.add(table);
        noteUncommitted(table);
      }
    }
    if (this.#changed.size > 0 && !this.client.inTransaction) {
      for (const each of this.#changed) noteChanged(each, true);
      this.#changed.clear();
    }
  }

  run(sql: string, values: readonly unknown[]): Database.RunResult {
    const kept = this.#find(sql, 'objects');
    try {
      return kept.statement.run(...values);
    } finally {
      this.#noteEffect(kept);
    }
  }

  /** Rows as objects, their values as Prisma would give them: by the declared type of the column. */
  all(sql: string, values: readonly unknown[]): unknown[] {
    const kept = this.#find(sql, 'objects');
    kept.columns ??= kept.statement.reader ? kept.statement.columns() : [];
    const converted = (kept.converted ??= kept.columns.flatMap(({ name, type }) =>
      READ[type ?? ''] ? [{ name, read: READ[type ?? ''] as Read }] : [],
    ));
    try {
      const rows = kept.statement.all(...values) as Record<string, unknown>[];
      if (converted.length > 0)
        for (const row of rows)
          for (const { name, read } of converted) if (row[name] !== null) row[name] = read(row[name]);
      return rows;
    } finally {
      this.#noteEffect(kept);
    }
  }

  /** Stands in for `client.prepare` as Prisma's adapter uses it: bind, then run, or columns and all rows as arrays. */
  prepareForPrisma(sql: string) {
    const kept = this.#find(sql, 'arrays');
    const effect = <T>(act: () => T): T => {
      try {
        return act();
      } finally {
        this.#noteEffect(kept);
      }
    };
    const bind = (values: readonly unknown[]) => ({
      reader: kept.statement.reader,
      run: () => effect(() => kept.statement.run(...values)),
      columns: () => (kept.columns ??= kept.statement.columns()),
      raw: () => ({ all: () => effect(() => kept.statement.all(...values)) }),
    });
    return { bind, ...bind([]) };
  }

  get inTransaction(): boolean {
    return this.client.inTransaction;
  }

  /** Forgets what is compiled: a script may have changed the schema. */
  clear(): void {
    this.#kept.clear();
  }
}
