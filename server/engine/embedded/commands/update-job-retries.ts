import type { Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { parseKey } from './parse-key.js';
import { reject } from './reject.js';

type Request = Parameters<Engine['updateJobRetries']>[0];

/** Gives a job new attempts; its incident stays until it is resolved. @throws EngineRejection NOT_FOUND, INVALID_ARGUMENT */
export function updateJobRetries(b: Behaviours, { jobKey, retries }: Request): void {
  if (!(retries >= 1))
    throw reject('INVALID_ARGUMENT', `Expected at least one retry for job ${jobKey}, but got ${retries}`);
  const job = b.state.jobs.find(parseKey(jobKey));
  if (!job) throw reject('NOT_FOUND', `Expected to update retries of job ${jobKey}, but it does not exist`);
  job.retries = retries;
  b.state.jobs.update(job);
  b.records.job(job, 'RETRIES_UPDATED', b.jobs.kindOf(job, b.state.instances.find(job.elementInstance)));
}
