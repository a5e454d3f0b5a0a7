import type { Behaviours } from '../runtime/behaviours.js';
import type { ElementInstance } from '../state/element-instance.js';
import { JOB_LOCKED, JOB_READY, type JobRow } from '../state/job-store.js';
import { parseKey } from './parse-key.js';
import { reject } from './reject.js';

const STATE_NAMES = ['activatable', 'activated', 'failed', 'waiting for its back-off', 'in error'];

/**
 * The job a worker reports on. It need not have been activated (broker rule 19), but it must not have failed.
 * @throws EngineRejection NOT_FOUND, INVALID_STATE
 */
export function findOpenJob(b: Behaviours, jobKey: string, verb: string): { job: JobRow; instance: ElementInstance } {
  const job = b.state.jobs.find(parseKey(jobKey));
  const instance = job && b.state.instances.find(job.elementInstance);
  if (!job || !instance) throw reject('NOT_FOUND', `Expected to ${verb} job ${jobKey}, but it does not exist`);
  if (job.state !== JOB_READY && job.state !== JOB_LOCKED) {
    throw reject(
      'INVALID_STATE',
      `Expected to ${verb} job ${jobKey}, but it is ${STATE_NAMES[job.state] ?? 'not open'}`,
    );
  }
  return { job, instance };
}
