import type { UnitOfWork } from '../shared/command-context.js';
import type { Variables } from './port.js';

/** The part of an activated job that a handler may see. */
export interface Job {
  key: string;
  type: string;
  bpmnProcessId: string;
  processInstanceKey: string;
  elementId: string;
  elementInstanceKey: string;
  headers: Record<string, string>;
  variables: Variables;
}

/** What a handler answers: variables for the process, or an error that the diagram catches. Its rows are committed in both cases. */
export type JobResult = { variables: Variables } | { bpmnError: string; message: string };

/**
 * Does the step of a diagram inside the worker's transaction. It may be delivered twice: the worker answers a job key that
 * already has a receipt from the receipt, and a handler must still refuse by state when the same step comes under another
 * key. A thrown error rolls everything back and costs the job one retry.
 */
export type JobHandler = (unit: UnitOfWork, job: Job) => Promise<JobResult>;

/** No variables: a step that returns nothing must send nothing (diagram rule 5). */
export const done: JobResult = { variables: {} };

/** Reads an id that the process must carry; throws when the diagram did not pass it. */
export function requiredVariable(job: Job, name: string): string {
  const value = job.variables[name];
  if (typeof value !== 'string' || value === '')
    throw new Error(`Expected job ${job.type} to carry ${name}, but it does not`);
  return value;
}
