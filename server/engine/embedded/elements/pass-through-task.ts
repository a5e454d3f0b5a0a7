import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Manual and undefined tasks: nothing to wait for. */
export class PassThroughTaskProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.mappings.applyInputs(instance, element);
    this.b.subscriptions.open(instance, element);
    this.passThrough(instance);
  }
}
