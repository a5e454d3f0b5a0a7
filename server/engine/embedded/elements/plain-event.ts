import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** A plain end event, and a plain throw event on the way. */
export class PlainEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance): void {
    this.passThrough(instance);
  }
}
