import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Anything done outside: service, send, script and business rule tasks, message throw events, user tasks. */
export class JobTaskProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.mappings.applyInputs(instance, element);
    const job = this.b.jobs.prepare(instance, element);
    this.b.subscriptions.open(instance, element);
    this.b.jobs.create(instance, job);
    this.b.transitions.activated(instance);
  }
}
