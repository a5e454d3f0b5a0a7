import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ContainerProcessor } from './element-processor.js';

/** An embedded subprocess. What it waits for is opened by its start event, when the inputs are there. */
export class SubProcessProcessor extends ContainerProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.mappings.applyInputs(instance, element);
    this.b.transitions.activated(instance);
    if (element.start !== null) this.b.lifecycle.activate(instance, element.start);
  }
}
