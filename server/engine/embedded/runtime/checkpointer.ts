import { Worker } from 'node:worker_threads';
import type { EngineDatabase } from '../state/engine-database.js';

/** How often the write-ahead log is moved into the file, in milliseconds. */
const THREAD_INTERVAL = 250;
const LOCAL_INTERVAL = 2_000;

export interface Checkpointer {
  stop(): Promise<void>;
}

/** Checkpoints from a thread of its own. */
export function checkpointInThread(file: string): Checkpointer {
  const worker = new Worker(new URL('./checkpoint-worker.js', import.meta.url), {
    workerData: { file, interval: THREAD_INTERVAL },
  });
  worker.unref();
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  // A dead thread only lets the log grow; the health figure shows its size.
  worker.on('error', () => undefined);
  return {
    stop: async () => {
      worker.ref();
      worker.postMessage('stop');
      await exited;
    },
  };
}

/** Moves the log into the file. Where that cannot be, on a full disk for instance, the log simply stays: it holds everything. */
export function moveLog(database: EngineDatabase, mode: 'PASSIVE' | 'TRUNCATE'): void {
  try {
    database.pragma(`wal_checkpoint(${mode})`);
  } catch {
    // the next round, or the next start, tries again
  }
}

/** Checkpoints between commands; for an engine that lives in the caller's thread. */
export function checkpointLocally(database: EngineDatabase): Checkpointer {
  const timer = setInterval(() => moveLog(database, 'PASSIVE'), LOCAL_INTERVAL);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}
