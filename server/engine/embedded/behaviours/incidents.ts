import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { ElementInstance } from '../state/element-instance.js';
import type { JobRow } from '../state/job-store.js';

/** Incidents keep an instance where it is until someone repairs the cause and resolves them. */
export class Incidents {
  constructor(private readonly b: Behaviours) {}

  /** Runs a phase of an element; what fails becomes an incident, and resolving it runs the same phase again. */
  guard(instance: ElementInstance, phase: () => void): void {
    try {
      phase();
    } catch (error) {
      if (!(error instanceof ExecutionFailure)) throw error;
      instance.incident = this.create(instance, error.type, error.message, 0);
    }
  }

  createForJob(instance: ElementInstance, job: JobRow, type: ExecutionFailure['type'], message: string): void {
    job.incident = this.create(instance, type, message, job.key);
    this.b.state.jobs.update(job);
  }

  /** Removes an incident and says so. */
  resolve(key: number): void {
    const incident = this.b.state.incidents.find(key);
    if (!incident) return;
    this.b.state.incidents.delete(key);
    this.b.records.incident(incident, 'RESOLVED');
  }

  /** An instance that ends takes its own incident with it. */
  resolveOf(instance: ElementInstance): void {
    if (!instance.incident) return;
    this.resolve(instance.incident);
    instance.incident = 0;
  }

  private create(instance: ElementInstance, type: ExecutionFailure['type'], message: string, job: number): number {
    const incident = {
      key: this.b.state.keys.nextKey(),
      elementInstance: instance.key,
      processInstance: instance.processInstance,
      definition: instance.definition,
      element: instance.element,
      job,
      type,
      message,
    };
    this.b.state.incidents.insert(incident);
    this.b.records.incident(incident, 'CREATED');
    return incident.key;
  }
}
