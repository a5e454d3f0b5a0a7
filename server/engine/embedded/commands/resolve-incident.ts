import type { Behaviours } from '../runtime/behaviours.js';
import { JOB_FAILED } from '../state/job-store.js';
import { parseKey } from './parse-key.js';
import { reject } from './reject.js';

/**
 * Resolves an incident: the element runs the same phase again, or the job is handed out again. A job without retries
 * needs new ones first; the broker answers NOT_FOUND then (trace job-fail-retry). @throws EngineRejection NOT_FOUND
 */
export function resolveIncident(b: Behaviours, incidentKey: string): void {
  const { incidents, jobs, instances } = b.state;
  const incident = incidents.find(parseKey(incidentKey));
  if (!incident) throw reject('NOT_FOUND', `Expected to resolve incident ${incidentKey}, but it does not exist`);
  const job = incident.job ? jobs.find(incident.job) : undefined;
  if (job?.state === JOB_FAILED && job.retries <= 0) {
    throw reject('NOT_FOUND', `Expected to resolve incident ${incidentKey}, but job ${job.key} has no retries left`);
  }
  b.incidents.resolve(incident.key);
  if (job) {
    job.incident = 0;
    b.jobs.makeReady(job);
    return;
  }
  const instance = instances.find(incident.elementInstance);
  if (!instance) return;
  instance.incident = 0;
  b.lifecycle.resume(instance);
}
