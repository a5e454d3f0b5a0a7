import { spawnSync } from 'node:child_process';
import { openAtNow } from './open-waiting.js';

export interface OpenTimes {
  /** Milliseconds until the engine takes commands: right after it was closed, and with the file's pages out of the system's cache. */
  warmMs: number;
  coldMs: number;
  /** Whether the system let its cache of the file be emptied (coreutils' dd); otherwise cold is as warm. */
  isCold: boolean;
}

/** Opens a file twice and asks it for a job each time. */
export async function timeOpen(file: string): Promise<OpenTimes> {
  const isCold = forgetCache(file);
  const coldMs = await open(file);
  return { coldMs, warmMs: await open(file), isCold };
}

async function open(file: string): Promise<number> {
  const begin = performance.now();
  const engine = await openAtNow(file);
  await engine.activateJobs({ type: 'record', worker: 'bench', timeout: 1_000, maxJobsToActivate: 1 });
  const milliseconds = performance.now() - begin;
  await engine.close();
  return milliseconds;
}

const forgetCache = (file: string): boolean =>
  spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' }).status === 0;
