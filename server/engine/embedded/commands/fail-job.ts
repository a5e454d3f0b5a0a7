import type { Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { JOB_BACKING_OFF, JOB_FAILED } from '../state/job-store.js';
import { findOpenJob } from './find-open-job.js';
import { parseDocument } from './parse-document.js';

type Request = Parameters<Engine['failJob']>[0];

/**
 * Reports that an attempt failed. Variables stay with the task for the next attempt (broker rule 10); without retries the
 * job raises an incident. @throws EngineRejection NOT_FOUND, INVALID_STATE
 */
export function failJob(b: Behaviours, request: Request): void {
  const { retries, retryBackOff = 0, errorMessage = '' } = request;
  const variables = parseDocument(request.variables);
  const { job, instance } = findOpenJob(b, request.jobKey, 'fail');
  const waits = retries > 0 && retryBackOff > 0;
  job.retries = retries;
  b.records.job(job, 'FAILED', {
    ...b.jobs.kindOf(job, instance),
    errorMessage,
    retryBackoff: retryBackOff,
    variables,
  });
  b.variables.mergeLocal(instance, variables);
  if (retries > 0 && !waits) {
    b.jobs.makeReady(job);
    return;
  }
  Object.assign(job, {
    state: waits ? JOB_BACKING_OFF : JOB_FAILED,
    due: waits ? b.now() + retryBackOff : 0,
    worker: '',
  });
  b.state.jobs.update(job);
  if (!waits) b.incidents.createForJob(instance, job, 'JOB_NO_RETRIES', errorMessage || 'No more retries left.');
}
