import type { Db } from './db.js';
import { WakeableLoop } from './engine/relay/wakeable-loop.js';

/** Tables grow while the server runs; looking again costs little (a sample of each index, `PRAGMA analysis_limit`). */
const PAUSE_MS = 15 * 60 * 1000;

/**
 * Lets SQLite look at how its tables are filled. Without that it plans by guess: the inbox of ten thousand cases took ten times
 * as long. The reading connection takes statistics in together with the schema only, so a table that comes and goes makes it read both anew.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await db.$executeRawUnsafe('ANALYZE');
  await db.$executeRawUnsafe('CREATE TABLE IF NOT EXISTS "StatisticsChanged" ("id" INTEGER)');
  await db.$executeRawUnsafe('DROP TABLE IF EXISTS "StatisticsChanged"');
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
