import Database from 'better-sqlite3';
import { EngineOpenError } from './engine-open-error.js';

/**
 * One process owns the engine's file. The lock is the operating system's (a transaction held open on a file beside it),
 * so it is gone with the process, however that ends.
 */
export class FileLock {
  private readonly database: Database.Database;

  /** @throws EngineOpenError ENGINE_FILE_LOCKED when another engine holds it */
  constructor(file: string) {
    this.database = new Database(`${file}.lock`, { timeout: 0 });
    try {
      this.database.pragma('journal_mode = MEMORY');
      this.database.exec('begin exclusive');
    } catch (error) {
      this.database.close();
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
      throw new EngineOpenError(
        'ENGINE_FILE_LOCKED',
        `Engine file ${file} is in use by another process`,
        '流程引擎的数据文件正被另一个程序使用，请先停止那个程序再启动。',
      );
    }
  }

  release(): void {
    if (!this.database.open) return;
    this.database.exec('rollback');
    this.database.close();
  }
}
