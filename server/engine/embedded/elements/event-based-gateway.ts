import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Waits for several events; the first one wins and the others are given up in the same step. */
export class EventBasedGatewayProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.subscriptions.open(instance, element);
    this.b.transitions.activated(instance);
  }

  override complete(instance: ElementInstance, element: ElementModel): void {
    const { subscriptions, state, triggers, transitions } = this.b;
    subscriptions.close(instance, element);
    const scope = state.instances.find(instance.parent);
    transitions.finished(instance);
    const { event, trigger } = instance.extra;
    if (scope && event !== undefined) triggers.activateEvent(scope, { element: event, variables: trigger ?? null });
  }
}
