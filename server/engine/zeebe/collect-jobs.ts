import type { GatewayJob } from './zeebe-client.js';

/** The server's stream of an activation, as gRPC gives it. */
export interface JobStream {
  on(event: 'data', listener: (response: { jobs: GatewayJob[] }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  cancel?(): void;
}

/** The gateway answers an activation without long poll at once; a stream that says nothing for this long is dead. */
const SILENT_MS = 15_000;

/**
 * All jobs of an activation. Settles in every case (zeebe-node's own promise does not when there is no job or the call fails): on the
 * end, on an error, and after a silence. Jobs that came before an error are ours: they are handed out, not dropped.
 */
export function collectJobs(stream: JobStream, silentMs = SILENT_MS): Promise<GatewayJob[]> {
  return new Promise((resolve, reject) => {
    const jobs: GatewayJob[] = [];
    const fail = (error: Error) => (jobs.length > 0 ? resolve(jobs) : reject(error));
    const timer = setTimeout(() => {
      stream.cancel?.();
      fail(new Error(`no answer to an activation within ${silentMs} ms`));
    }, silentMs);
    const settled = (settle: () => void) => () => {
      clearTimeout(timer);
      settle();
    };
    stream.on('data', (response) => jobs.push(...response.jobs));
    stream.on('error', (error) => settled(() => fail(error))());
    const end = settled(() => resolve(jobs));
    stream.on('end', end);
    stream.on('close', end);
  });
}
