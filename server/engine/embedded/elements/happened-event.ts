import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/**
 * An event that has already happened when it begins: boundary events and catch events behind an event-based gateway. It
 * holds the variables as locals; without output mappings they go on, except those of an error (broker rule 9).
 */
export class HappenedEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance): void {
    this.passThrough(instance);
  }

  override complete(instance: ElementInstance, element: ElementModel): void {
    const { mappings, variables, state, transitions } = this.b;
    mappings.applyOutputs(instance, element);
    const scope = state.instances.find(instance.parent);
    if (scope && element.outputs.length === 0 && element.event !== 'ERROR') {
      variables.merge(scope, variables.local(instance));
    }
    transitions.completed(instance, element);
  }
}
