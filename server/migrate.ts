import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from './shared/clock.js';

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
  "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

const stamp = () => systemClock.now().toISOString().replace('Z', '+00:00');

/**
 * Applies `<folder>/<name>/migration.sql` in name order without the Prisma CLI, in Prisma's own bookkeeping table, so that
 * `prisma migrate status` agrees. Returns the names it applied. Throws when an applied migration was edited since, or when
 * one breaks a foreign key; that migration is then not applied at all.
 */
export function migrate(file: string, folder: string): string[] {
  const db = new Database(file);
  try {
    db.pragma('busy_timeout = 10000');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL'); // as for all that is written later: a log whose middle is missing is never our own doing
    db.exec(TABLE);
    const applied: string[] = [];
    const known = knownMigrations(db);
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name, 'migration.sql');
      if (!existsSync(path)) continue;
      const sql = readFileSync(path);
      const checksum = createHash('sha256').update(sql).digest('hex');
      const had = known.get(name);
      if (had === undefined) {
        apply(db, name, sql.toString('utf8'), checksum);
        applied.push(name);
      } else if (had !== checksum) {
        throw new Error(`Migration ${name} was changed after it was applied`);
      }
    }
    return applied;
  } finally {
    db.close();
  }
}

function knownMigrations(db: Database.Database): Map<string, string> {
  const rows = db
    .prepare(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL',
    )
    .all() as { migration_name: string; checksum: string }[];
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function apply(db: Database.Database, name: string, sql: string, checksum: string): void {
  const started = stamp();
  db.pragma('foreign_keys = OFF'); // a no-op inside a transaction, so before it
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(sql);
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new Error(`Migration ${name} breaks foreign keys: ${JSON.stringify(broken.slice(0, 3))}`);
    db.prepare(
      'INSERT INTO _prisma_migrations(id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES (?,?,?,?,?,1)',
    ).run(randomUUID(), checksum, name, started, stamp());
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
