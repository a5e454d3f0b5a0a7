import { elementAt, type ElementModel, type ProcessDefinition } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import type { JsonObject } from '../runtime/json.js';
import type { ElementInstance } from '../state/element-instance.js';
import type { SignalSubscriptionRow } from '../state/signal-store.js';

/** Signals reach everyone who waits for their name at that moment, and start new instances; nobody waits: they are gone. */
export class Signals {
  constructor(private readonly b: Behaviours) {}

  /** The name an event waits for, taken when it is entered. @throws ExecutionFailure */
  prepare(instance: ElementInstance, event: ElementModel): string {
    return this.b.expressions.text(event.signal ?? '', instance);
  }

  subscribe(instance: ElementInstance, event: ElementModel, signalName: string): void {
    this.add({
      key: this.b.state.keys.nextKey(),
      elementInstance: instance.key,
      processInstance: instance.processInstance,
      definition: instance.definition,
      target: event.index,
      signalName,
    });
  }

  subscribeStart(definition: ProcessDefinition, start: ElementModel): void {
    this.add({
      key: this.b.state.keys.nextKey(),
      elementInstance: 0,
      processInstance: 0,
      definition: definition.key,
      target: start.index,
      signalName: this.b.expressions.constant(start.signal ?? ''),
    });
  }

  unsubscribe(subscription: SignalSubscriptionRow): void {
    this.b.state.signals.delete(subscription.key);
    this.b.eventRecords.signalSubscription(subscription, 'DELETED');
  }

  /** Waiting instances go on, interrupting and not; subscriptions end only with what they belong to (broker rule 18). */
  broadcast(signalName: string, variables: JsonObject): number {
    const { state, eventRecords, triggers, lifecycle } = this.b;
    const key = state.keys.nextKey();
    eventRecords.signal(key, signalName, variables);
    for (const subscription of state.signals.waitingFor(signalName)) {
      const definition = state.definitions.get(subscription.definition);
      if (subscription.elementInstance === 0) {
        lifecycle.createProcess(definition, { startEvent: { element: subscription.target, variables } });
        continue;
      }
      const instance = state.instances.find(subscription.elementInstance);
      if (instance) triggers.trigger(instance, elementAt(definition, subscription.target), variables);
    }
    return key;
  }

  private add(subscription: SignalSubscriptionRow): void {
    this.b.state.signals.insert(subscription);
    this.b.eventRecords.signalSubscription(subscription, 'CREATED');
  }
}
