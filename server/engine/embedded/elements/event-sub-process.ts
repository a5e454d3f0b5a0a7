import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ContainerProcessor } from './element-processor.js';

/** An event subprocess: its start event gets what the event brought. */
export class EventSubProcessProcessor extends ContainerProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.mappings.applyInputs(instance, element);
    this.b.transitions.activated(instance);
    const trigger = instance.extra.trigger ?? {};
    instance.update({ trigger: {} });
    if (element.start !== null) this.b.lifecycle.activate(instance, element.start, { trigger });
  }
}
