import { Worker } from 'node:worker_threads';
import { WakeableLoop } from './engine/relay/wakeable-loop.js';

const PAUSE_MS = 15 * 60 * 1000;

/** Gathers statistics in a thread of its own (gather-statistics.ts). Stopped by the signal it ends at once, and the old ones stay. */
export async function refreshStatistics(file: string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./statistics-worker.js', import.meta.url), { workerData: { file } });
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('message', (reason: string) => reject(new Error(reason)));
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** Refreshes at once and then again and again; a failure is told and tried again. */
export function keepStatistics(file: string, warn: (text: string) => void): { start(): void; stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = new WakeableLoop(
    async () => {
      if (!stopping.signal.aborted) await refreshStatistics(file, stopping.signal);
      return PAUSE_MS;
    },
    (error) => warn(`The database's statistics could not be refreshed: ${String(error)}`),
    PAUSE_MS,
  );
  return {
    start: () => loop.start(),
    stop() {
      stopping.abort();
      return loop.stop();
    },
  };
}
