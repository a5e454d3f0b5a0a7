import type { Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { isEmpty } from '../runtime/json.js';
import { ACTIVATED } from '../state/element-instance.js';
import { JOB_ERROR_THROWN } from '../state/job-store.js';
import { findOpenJob } from './find-open-job.js';
import { parseDocument } from './parse-document.js';

type Request = Parameters<Engine['throwError']>[0];

/** Throws a BPMN error from a job; nobody catches it: an incident (broker rule 20). @throws EngineRejection NOT_FOUND, INVALID_STATE */
export function throwError(b: Behaviours, request: Request): void {
  const { errorCode, errorMessage = '' } = request;
  const variables = parseDocument(request.variables);
  const { job, instance } = findOpenJob(b, request.jobKey, 'throw an error for');
  b.records.job(job, 'ERROR_THROWN', { ...b.jobs.kindOf(job, instance), errorCode, errorMessage, variables });
  // Before an element is active and after it has completed its work nobody listens: a listener's error is never caught.
  const caught = instance.state === ACTIVATED ? b.thrown.find(instance, 'ERROR', errorCode) : null;
  if (caught) {
    b.jobs.remove(job, instance);
    b.triggers.trigger(caught.instance, caught.event, isEmpty(variables) ? null : variables);
    return;
  }
  Object.assign(job, { state: JOB_ERROR_THROWN, due: 0, worker: '' });
  b.state.jobs.update(job);
  const reason = `Expected to throw error '${errorCode}' (${errorMessage}), but nobody catches it`;
  b.incidents.createForJob(instance, job, 'UNHANDLED_ERROR_EVENT', reason);
}
