import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Jumps to the catch event of the same name in its scope, without a sequence flow. */
export class LinkThrowEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance): void {
    this.passThrough(instance);
  }

  override complete(instance: ElementInstance, element: ElementModel): void {
    const { mappings, lifecycle, scopes, transitions } = this.b;
    mappings.applyOutputs(instance, element);
    const scope = scopes.scopeOf(instance);
    transitions.finished(instance);
    if (scope && element.linkTarget !== undefined) lifecycle.activate(scope, element.linkTarget);
  }
}
