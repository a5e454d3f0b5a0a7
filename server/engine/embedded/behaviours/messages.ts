import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { JsonObject } from '../runtime/json.js';
import type { StartSubscription } from '../state/definition-store.js';
import type { ElementInstance } from '../state/element-instance.js';
import type { MessageRow } from '../state/message-store.js';
import type { SubscriptionRow } from '../state/subscription-store.js';

/**
 * Who waits for which message, and what a message does when it comes (broker rules 16 to 18). The process and the message
 * side tell each other by steps of their own, as on the broker, so that other steps may come in between.
 */
export class Messages {
  constructor(private readonly b: Behaviours) {}

  /** Name and key are taken when the event is entered and stay what they are. @throws ExecutionFailure */
  prepare(instance: ElementInstance, event: ElementModel): { name: string; correlationKey: string } {
    const message = event.message;
    if (!message?.correlationKey) throw new ExecutionFailure('UNKNOWN', `Element ${event.id} has no correlation key`);
    const isBoundary = event.type === 'BOUNDARY_EVENT';
    const keyScope = isBoundary ? (this.b.state.instances.find(instance.parent) ?? instance) : instance;
    return {
      name: this.b.expressions.text(message.name, instance),
      correlationKey: this.b.expressions.correlationKey(message.correlationKey, keyScope),
    };
  }

  subscribe(instance: ElementInstance, event: ElementModel, prepared: { name: string; correlationKey: string }): void {
    const subscription: SubscriptionRow = {
      key: this.b.state.keys.nextKey(),
      elementInstance: instance.key,
      processInstance: instance.processInstance,
      definition: instance.definition,
      target: event.index,
      bpmnProcessId: this.b.state.definitions.get(instance.definition).bpmnProcessId,
      messageName: prepared.name,
      correlationKey: prepared.correlationKey,
      interrupting: event.interrupting ? 1 : 0,
    };
    this.b.state.subscriptions.insert(subscription);
    this.b.records.subscription(subscription, 'CREATING');
    this.b.steps.add(() => {
      if (!this.isOpen(subscription) || this.correlateBuffered(subscription)) return;
      this.b.steps.add(() => {
        if (this.isOpen(subscription)) this.b.records.subscription(subscription, 'CREATED');
      });
    });
  }

  unsubscribe(subscription: SubscriptionRow): void {
    this.b.state.subscriptions.delete(subscription.key);
    this.b.records.subscription(subscription, 'DELETING');
    this.b.steps.add(() => this.b.steps.add(() => this.b.records.subscription(subscription, 'DELETED')));
  }

  /** Brings a new message to everyone it is for: once per process id, longest waiting first. */
  publish(message: MessageRow): void {
    const reached = new Set<string>();
    for (const subscription of this.b.state.subscriptions.waitingFor(message.name, message.correlationKey)) {
      if (reached.has(subscription.bpmnProcessId)) continue;
      reached.add(subscription.bpmnProcessId);
      this.remember(message, subscription.bpmnProcessId);
      this.b.steps.add(() => this.correlate(subscription, message));
    }
    for (const start of this.b.state.definitions.startsByMessage(message.name)) {
      const { bpmnProcessId } = start.definition;
      if (reached.has(bpmnProcessId)) continue;
      if (message.correlationKey && this.b.state.messages.isStartLocked(bpmnProcessId, message.correlationKey))
        continue;
      reached.add(bpmnProcessId);
      this.startInstance(start, message);
    }
  }

  /** An instance that a message started has ended: a buffered message of the same key may start the next one. */
  releaseStart(bpmnProcessId: string, correlationKey: string): void {
    const { messages, definitions } = this.b.state;
    messages.unlockStart(bpmnProcessId, correlationKey);
    const waiting = definitions
      .startsOf(bpmnProcessId)
      .map((start) => ({
        start,
        message: messages.findNext(start.messageName, correlationKey, this.b.now(), bpmnProcessId),
      }))
      .filter((found): found is { start: StartSubscription; message: MessageRow } => found.message !== undefined)
      .sort((a, b) => a.message.key - b.message.key)[0];
    if (waiting) this.startInstance(waiting.start, waiting.message);
  }

  private startInstance(start: StartSubscription, message: MessageRow): void {
    const { messages } = this.b.state;
    const variables = JSON.parse(message.variables) as JsonObject;
    const process = this.b.lifecycle.createProcess(start.definition, {
      startEvent: { element: start.element, variables },
      ...(message.correlationKey && { startKey: message.correlationKey }),
    });
    this.remember(message, start.definition.bpmnProcessId);
    if (message.correlationKey) {
      messages.lockStart(start.definition.bpmnProcessId, message.correlationKey, process.key);
    }
    this.b.records.startSubscription(start, 'CORRELATED', {
      key: message.key,
      correlationKey: message.correlationKey,
      processInstance: process.key,
      variables,
    });
  }

  /** A message that is kept reaches each process once. One that is not kept leaves nothing to remember. */
  private remember(message: MessageRow, bpmnProcessId: string): void {
    if (message.timeToLive > 0) this.b.state.messages.markCorrelated(message.key, bpmnProcessId);
  }

  /** Gives a subscription the oldest buffered message its process has not had. */
  private correlateBuffered(subscription: SubscriptionRow): boolean {
    const { messages } = this.b.state;
    const { messageName, correlationKey, bpmnProcessId } = subscription;
    const message = messages.findNext(messageName, correlationKey, this.b.now(), bpmnProcessId);
    if (!message) return false;
    messages.markCorrelated(message.key, bpmnProcessId);
    this.b.steps.add(() => this.correlate(subscription, message));
    return true;
  }

  private correlate(subscription: SubscriptionRow, message: MessageRow): void {
    const { state, records, triggers, steps } = this.b;
    const instance = state.instances.find(subscription.elementInstance);
    if (!instance || !this.isOpen(subscription)) {
      this.passOn(subscription, message);
      return;
    }
    const variables = JSON.parse(message.variables) as JsonObject;
    if (subscription.interrupting) state.subscriptions.delete(subscription.key);
    records.subscription(subscription, 'CORRELATED', { key: message.key, variables });
    triggers.trigger(
      instance,
      elementAt(state.definitions.get(subscription.definition), subscription.target),
      variables,
    );
    if (subscription.interrupting) return;
    steps.add(() => {
      if (this.isOpen(subscription)) this.correlateBuffered(subscription);
    });
  }

  /** Its receiver is gone before the message came: another instance of the same process may have it. */
  private passOn(subscription: SubscriptionRow, message: MessageRow): void {
    const { state, steps } = this.b;
    const { messageName, correlationKey, bpmnProcessId } = subscription;
    const other = state.subscriptions
      .waitingFor(messageName, correlationKey)
      .find((waiting) => waiting.bpmnProcessId === bpmnProcessId);
    if (other) steps.add(() => this.correlate(other, message));
    else state.messages.unmarkCorrelated(message.key, bpmnProcessId);
  }

  private isOpen(subscription: SubscriptionRow): boolean {
    return this.b.state.subscriptions.find(subscription.key) !== undefined;
  }
}
