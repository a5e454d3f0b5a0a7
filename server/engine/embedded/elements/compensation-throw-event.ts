import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Throw and end events of compensation: wait until every handler they started is done. Mappings are not applied. */
export class CompensationThrowEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.transitions.activated(instance);
    if (!this.b.compensation.trigger(instance, element)) this.b.lifecycle.complete(instance);
  }

  override complete(instance: ElementInstance, element: ElementModel): void {
    this.b.transitions.completed(instance, element);
  }
}
