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

/** Checkpoints between commands; for an engine that lives in the caller's thread. */
export function checkpointLocally(database: EngineDatabase): Checkpointer {
  const timer = setInterval(() => database.pragma('wal_checkpoint(PASSIVE)'), LOCAL_INTERVAL);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}
