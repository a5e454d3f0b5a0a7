import Database from 'better-sqlite3';
import { EngineOpenError } from '../runtime/engine-open-error.js';
import { SCHEMA, SCHEMA_VERSION } from './schema.js';

export type EngineDatabase = Database.Database;
export type Statement = Database.Statement;

/**
 * How long a command waits for the file, in milliseconds. Only a checkpoint can hold it: on a busy disk that takes seconds, and
 * refusing the commands of a whole group for it would be wrong.
 */
const PATIENCE = 60_000;

/**
 * Opens the engine's file. FULL: a command is acknowledged only when it would survive a power cut. Checkpoints are made
 * elsewhere (`wal_autocheckpoint=0`), so that no command pays for one.
 */
export function openEngineDatabase(file: string): EngineDatabase {
  const database = new Database(file, { timeout: PATIENCE });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('wal_autocheckpoint = 0');
  database.pragma('cache_size = -65536');
  database.pragma('temp_store = MEMORY');
  const found = database.pragma('user_version', { simple: true }) as number;
  if (found > SCHEMA_VERSION) {
    database.close();
    throw new EngineOpenError(
      'ENGINE_FILE_TOO_NEW',
      `Engine file has schema ${found}, this program knows ${SCHEMA_VERSION}`,
      '流程引擎的数据文件来自更新的版本，请用新版本的程序打开。',
    );
  }
  if (found < SCHEMA_VERSION) {
    database.exec(SCHEMA);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  }
  return database;
}
