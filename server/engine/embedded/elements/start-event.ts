import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Any start event. When it completes, its scope begins to wait for its boundary events and event subprocesses. */
export class StartEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance): void {
    this.passThrough(instance);
  }

  override complete(instance: ElementInstance, element: ElementModel): void {
    const { mappings, variables, state, subscriptions, scopes, transitions } = this.b;
    mappings.applyOutputs(instance, element);
    const scope = state.instances.find(instance.parent);
    if (!scope) return;
    // A message start event of a process holds the variables as locals and passes them on.
    if (element.outputs.length === 0) variables.merge(scope, variables.local(instance));
    subscriptions.open(scope, scopes.elementOf(scope));
    transitions.completed(instance, element);
  }
}
