import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Takes every outgoing flow. That all incoming ones have arrived was checked before it began. */
export class ParallelGatewayProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.transitions.activated(instance);
    this.b.transitions.completing(instance);
    this.b.transitions.completed(instance, element);
  }
}
