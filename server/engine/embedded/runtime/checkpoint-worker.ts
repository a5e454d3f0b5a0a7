import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** Pages of log above which writers wait a moment while it is emptied; below, nobody waits. */
const LONGEST_LOG = 16_384;

/** Thread that moves the write-ahead log into the file, so that no command waits for it. Ends when told to stop. */
const { file, interval } = workerData as { file: string; interval: number };
const database = new Database(file, { timeout: 1_000 });

const timer = setInterval(() => {
  try {
    const [result] = database.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
    // Under steady load the log never comes to rest by itself, and would grow without end.
    if (result && result.log > LONGEST_LOG) database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Busy: the next round tries again.
  }
}, interval);

parentPort?.once('message', () => {
  clearInterval(timer);
  database.close();
  parentPort?.close();
});
