import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb, type Db } from '../../server/db.js';
import { migrate } from '../../server/migrate.js';
import { projectRoot } from '../../server/shared/project-root.js';

/** A migrated, empty database in a folder of its own; `close` removes both. */
export async function freshDb(): Promise<{ db: Db; dir: string; file: string; close(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'kuaiban-test-'));
  const file = join(dir, 'kuaiban.db');
  migrate(file, join(projectRoot, 'prisma/migrations'));
  const db = openDb(file);
  return {
    db,
    dir,
    file,
    async close() {
      await db.$disconnect();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
