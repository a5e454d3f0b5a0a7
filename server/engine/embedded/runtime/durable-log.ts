import { closeSync, fdatasync, openSync } from 'node:fs';
import type { EngineDatabase } from '../state/engine-database.js';

/** Makes durable what was committed before it was called. */
export interface DurableLog {
  /** Resolves when it would survive a power cut. Rejects when the disk refused: nobody knows then what it kept. */
  sync(): Promise<void>;
  close(): void;
}

/**
 * Syncs the write-ahead log beside the thread that writes it. `synchronous=FULL` would wait for the disk inside every commit; here a
 * commit only writes (`NORMAL`), the log is synced by another thread while the next commands run, and no command is answered and no
 * record handed out before. SQLite's own order holds: frames are checksummed one after another, so a power cut leaves the log valid
 * up to some commit behind the last sync, and a checkpoint syncs the log before it touches the file (docs/adr/0007).
 */
export function openDurableLog(database: EngineDatabase, file: string): DurableLog {
  database.pragma('synchronous = NORMAL');
  // The log exists as soon as the database was read, and stays the same file until its last connection closes.
  const log = openSync(`${file}-wal`, 'r+');
  return {
    sync: () => new Promise((resolve, reject) => fdatasync(log, (error) => (error ? reject(error) : resolve()))),
    close: () => closeSync(log),
  };
}
