import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Ends everything else in its own scope; the scope itself then completes (broker rule 5). */
export class TerminateEndEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance): void {
    this.passThrough(instance);
  }

  override complete(instance: ElementInstance): void {
    const { lifecycle, state } = this.b;
    const scope = state.instances.find(instance.parent);
    lifecycle.finished(instance);
    if (!scope) return;
    lifecycle.interrupt(scope, instance.element);
    if (!lifecycle.terminateChildren(scope)) lifecycle.childrenGone(scope);
  }
}
