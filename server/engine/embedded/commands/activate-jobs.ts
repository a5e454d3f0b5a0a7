import type { ActivatedJob, Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { reject } from './reject.js';

type Request = Parameters<Engine['activateJobs']>[0];

/** Hands out jobs, oldest first, and locks each until its deadline. @throws EngineRejection INVALID_ARGUMENT */
export function activateJobs(b: Behaviours, request: Request): ActivatedJob[] {
  const { type, worker, timeout, maxJobsToActivate, fetchVariable } = request;
  if (!type || !(timeout > 0) || !(maxJobsToActivate > 0)) {
    throw reject('INVALID_ARGUMENT', 'Expected a job type, a timeout and a number of jobs');
  }
  const names = fetchVariable?.length ? fetchVariable : undefined;
  const { state, jobs, variables } = b;
  return state.jobs.findReady(type, maxJobsToActivate).flatMap((job) => {
    const instance = state.instances.find(job.elementInstance);
    if (!instance) return [];
    const deadline = b.now() + timeout;
    jobs.lock(job, worker, deadline);
    const definition = state.definitions.get(job.definition);
    return {
      key: String(job.key),
      type,
      processInstanceKey: String(job.processInstance),
      bpmnProcessId: definition.bpmnProcessId,
      processDefinitionVersion: definition.version,
      processDefinitionKey: String(definition.key),
      elementId: jobs.elementOf(job).id,
      elementInstanceKey: String(job.elementInstance),
      customHeaders: JSON.parse(job.headers) as Record<string, string>,
      worker,
      retries: job.retries,
      deadline,
      variables: variables.visible(instance, names),
    };
  });
}
