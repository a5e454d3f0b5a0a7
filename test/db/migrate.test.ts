import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from '../../server/migrate.js';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kuaiban-migrate-'));
  file = join(dir, 'test.db');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function migration(name: string, sql: string): void {
  mkdirSync(join(dir, 'migrations', name), { recursive: true });
  writeFileSync(join(dir, 'migrations', name, 'migration.sql'), sql);
}
const run = () => migrate(file, join(dir, 'migrations'));
function tables(): string[] {
  const db = new Database(file, { readonly: true });
  try {
    return (
      db
        .prepare(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
        )
        .all() as { name: string }[]
    ).map(({ name }) => name);
  } finally {
    db.close();
  }
}

describe('migrations', () => {
  it('are applied in the order of their names, each once', () => {
    migration('2_second', 'ALTER TABLE a ADD COLUMN more TEXT;');
    migration('1_first', 'CREATE TABLE a (id INTEGER PRIMARY KEY);');
    expect(run()).toEqual(['1_first', '2_second']);
    expect(run()).toEqual([]);
    migration('3_third', 'CREATE TABLE b (id INTEGER PRIMARY KEY);');
    expect(run()).toEqual(['3_third']);
  });

  it('that were edited after they were applied are refused', () => {
    migration('1_first', 'CREATE TABLE a (id INTEGER PRIMARY KEY);');
    run();
    migration('1_first', 'CREATE TABLE a (id INTEGER PRIMARY KEY, more TEXT);');
    expect(run).toThrow('Migration 1_first was changed after it was applied');
  });

  it('that fail half-way leave nothing behind and are tried again', () => {
    migration('1_first', 'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE a (id INTEGER PRIMARY KEY);');
    expect(run).toThrow();
    expect(tables()).toEqual([]);
    migration('1_first', 'CREATE TABLE a (id INTEGER PRIMARY KEY);');
    expect(run()).toEqual(['1_first']);
  });

  it('that break a foreign key are not applied', () => {
    migration(
      '1_first',
      'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a(id)); INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);',
    );
    run();
    migration('2_second', 'DELETE FROM a;');
    expect(run).toThrow('breaks foreign keys');
  });
});
