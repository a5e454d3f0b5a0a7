import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { isEmpty, type JsonObject } from '../runtime/json.js';
import { ACTIVATED, ELEMENT, TERMINATING, type ElementInstance, type PendingEvent } from '../state/element-instance.js';

/** What happens when a message, a timer, a signal, an error or an escalation reaches an element instance. */
export class EventTriggers {
  constructor(private readonly b: Behaviours) {}

  /** `event` is the instance's own event, or a boundary event, gateway event or event subprocess start it waits for. */
  trigger(instance: ElementInstance, event: ElementModel, variables: JsonObject | null): void {
    if (event.type === 'BOUNDARY_EVENT') this.triggerBoundary(instance, { element: event.index, variables });
    else if (event.type === 'START_EVENT') this.triggerEventSubProcess(instance, event, variables);
    else if (event.index === instance.element) {
      if (!isEmpty(variables)) instance.update({ trigger: variables ?? {} });
      this.b.lifecycle.complete(instance);
    } else this.triggerGateway(instance, event, variables);
  }

  /** A catch event that has happened already: boundary events and what follows an event-based gateway. */
  activateEvent(scope: ElementInstance, event: PendingEvent): void {
    const { state, records, variables, lifecycle } = this.b;
    const instance = state.instances.create({
      parent: scope.key,
      processInstance: scope.processInstance,
      definition: scope.definition,
      element: event.element,
      kind: ELEMENT,
    });
    scope.children += 1;
    records.element(instance, 'ELEMENT_ACTIVATING');
    instance.state = ACTIVATED;
    records.element(instance, 'ELEMENT_ACTIVATED');
    if (event.variables) variables.mergeLocal(instance, event.variables);
    lifecycle.complete(instance);
  }

  /** An event that only marks the way to something else: the boundary event of a compensation handler. */
  passEvent(scope: ElementInstance, element: number): void {
    const { state, records } = this.b;
    const { key, processInstance, definition } = scope;
    const event = state.instances.create({ parent: key, processInstance, definition, element, kind: ELEMENT });
    for (const intent of ['ELEMENT_ACTIVATING', 'ELEMENT_ACTIVATED', 'ELEMENT_COMPLETING', 'ELEMENT_COMPLETED'])
      records.element(event, intent);
    state.instances.remove(event);
  }

  activateEventSubProcess(scope: ElementInstance, event: PendingEvent): void {
    const start = elementAt(this.b.state.definitions.get(scope.definition), event.element);
    this.b.lifecycle.activate(scope, start.scope, { trigger: event.variables ?? {} });
  }

  private triggerBoundary(host: ElementInstance, event: PendingEvent): void {
    const { state, lifecycle } = this.b;
    if (host.boundaryEvent || host.state === TERMINATING) return;
    if (elementAt(state.definitions.get(host.definition), event.element).interrupting) {
      host.boundaryEvent = event;
      lifecycle.terminate(host);
      return;
    }
    const scope = state.instances.find(host.parent);
    if (scope) this.activateEvent(scope, event);
  }

  private triggerGateway(gateway: ElementInstance, event: ElementModel, variables: JsonObject | null): void {
    if (gateway.extra.event !== undefined) return;
    gateway.update({ event: event.index, ...(!isEmpty(variables) && { trigger: variables ?? {} }) });
    this.b.lifecycle.complete(gateway);
  }

  private triggerEventSubProcess(scope: ElementInstance, start: ElementModel, variables: JsonObject | null): void {
    const { state, subscriptions, scopes } = this.b;
    const event = { element: start.index, variables };
    if (scope.extra.interruptedBy !== undefined || scope.state === TERMINATING) return;
    if (!start.interrupting) return this.activateEventSubProcess(scope, event);

    subscriptions.closeEventSubProcesses(scope, elementAt(state.definitions.get(scope.definition), scope.element));
    scopes.interrupt(scope, start.scope);
    scope.eventSubProcess = event;
    if (!scopes.terminateChildren(scope)) scopes.childrenGone(scope);
  }
}
