import { parentPort, workerData } from 'node:worker_threads';
import { gatherStatistics } from './gather-statistics.js';

/** Thread that gathers the statistics of one database once, says why when it cannot, and ends. */
try {
  gatherStatistics((workerData as { file: string }).file);
} catch (error) {
  parentPort?.postMessage(String(error));
}
