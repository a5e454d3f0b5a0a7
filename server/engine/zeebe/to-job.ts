import type { ActivatedJob, Variables } from '../port.js';
import { parseLossless } from './lossless-json.js';
import type { GatewayJob } from './zeebe-client.js';

/** A job of the gateway in the port's words; whole numbers beyond 2^53 in its variables become text. */
export function toJob(job: GatewayJob): ActivatedJob {
  const { key, type, processInstanceKey, bpmnProcessId, processDefinitionVersion, processDefinitionKey } = job;
  const { elementId, elementInstanceKey, worker, retries } = job;
  return {
    ...{ key, type, processInstanceKey, bpmnProcessId, processDefinitionVersion, processDefinitionKey },
    ...{ elementId, elementInstanceKey, worker, retries },
    customHeaders: parseLossless(job.customHeaders) as Record<string, string>,
    deadline: Number(job.deadline),
    variables: parseLossless(job.variables) as Variables,
  };
}
