import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Waits for its own message or timer; receive tasks do the same. */
export class CatchingProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.mappings.applyInputs(instance, element);
    this.b.subscriptions.open(instance, element);
    this.b.transitions.activated(instance);
  }
}
