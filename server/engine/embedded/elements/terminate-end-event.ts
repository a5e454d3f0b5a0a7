import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Ends everything else in its own scope; the scope itself then completes (broker rule 5). */
export class TerminateEndEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance): void {
    this.passThrough(instance);
  }

  override complete(instance: ElementInstance): void {
    const { state, scopes, transitions } = this.b;
    const scope = state.instances.find(instance.parent);
    transitions.finished(instance);
    if (!scope) return;
    scopes.interrupt(scope, instance.element);
    if (!scopes.terminateChildren(scope)) scopes.childrenGone(scope);
  }
}
