import type { Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { isEmpty } from '../runtime/json.js';
import { findOpenJob } from './find-open-job.js';
import { parseDocument } from './parse-document.js';

type Request = Parameters<Engine['completeJob']>[0];

/** Ends a job and lets its task go on with the results. @throws EngineRejection NOT_FOUND, INVALID_STATE */
export function completeJob(b: Behaviours, request: Request): void {
  const variables = parseDocument(request.variables);
  const { job, instance } = findOpenJob(b, request.jobKey, 'complete');
  b.jobs.remove(job, instance);
  b.records.job(job, 'COMPLETED', { ...b.jobs.kindOf(job, instance), variables });
  if (b.listeners.isListenerJob(instance, job)) {
    b.listeners.completed(instance, variables);
    return;
  }
  if (!isEmpty(variables)) instance.update({ trigger: variables });
  b.lifecycle.complete(instance);
}
