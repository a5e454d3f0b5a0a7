import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Another server already works on the data folder. */
export class DataFolderInUseError extends Error {
  constructor(dataDir: string) {
    super(
      `数据目录 ${dataDir} 正被另一个快办服务使用，请先停止它，或用 DATA_DIR 另选目录 / the data folder is in use by another server`,
    );
    this.name = 'DataFolderInUseError';
  }
}

/**
 * Makes the data folder this process's own until it ends, by an exclusive lock of SQLite on a file in it: the operating system
 * frees it however the process ends, kill -9 included. Answers the release. Throws DataFolderInUseError.
 */
export function lockDataFolder(dataDir: string): () => void {
  // personal data: for the account that runs the server only
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new Database(join(dataDir, 'server.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new DataFolderInUseError(dataDir);
    throw error;
  }
  return () => lock.close();
}
