import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ACTIVATED, PROCESS, TERMINATING, type ElementInstance } from '../state/element-instance.js';

/** What lies in what, and what it means for a scope when something inside it ends, or interrupts the rest. */
export class Scopes {
  constructor(private readonly b: Behaviours) {}

  /** The element of the model that an instance runs. */
  elementOf(instance: ElementInstance): ElementModel {
    return elementAt(this.b.state.definitions.get(instance.definition), instance.element);
  }

  /** The scope an instance lies in; a called process lies in none. */
  scopeOf(instance: ElementInstance): ElementInstance | undefined {
    return instance.kind === PROCESS ? undefined : this.b.state.instances.find(instance.parent);
  }

  /** What is around an instance: its scope; around a called process lies its call activity. */
  around(instance: ElementInstance): ElementInstance | undefined {
    return instance.parent ? this.b.state.instances.find(instance.parent) : undefined;
  }

  /** True when what is around an instance no longer lets it go on. */
  isCutOff(instance: ElementInstance): boolean {
    const scope = this.around(instance);
    return scope !== undefined && !this.letsGoOn(scope, instance.element);
  }

  /** Whether a scope lets an element begin or go on: it is active, and nothing but that element has interrupted it. */
  letsGoOn(scope: ElementInstance, element: number): boolean {
    const by = scope.extra.interruptedBy;
    return scope.state === ACTIVATED && (by === undefined || by === element);
  }

  /** From now on nothing in the scope goes on but what interrupted it; tokens on their way are gone. */
  interrupt(scope: ElementInstance, by: number): void {
    scope.flows = 0;
    scope.update({ interruptedBy: by, joins: {} });
  }

  /** Asks all children to end. False when there is none. */
  terminateChildren(scope: ElementInstance): boolean {
    const children = this.b.state.instances.children(scope.key);
    for (const child of children) {
      child.isTakenOut = scope.isTakenOut;
      this.b.lifecycle.terminate(child);
    }
    return children.length > 0;
  }

  /** A path through a scope has ended: without children and without tokens on their way the scope completes. */
  pathEnded(scope: ElementInstance): void {
    if (scope.children > 0) return;
    if (scope.extra.interruptedBy !== undefined) this.childrenGone(scope);
    else if (scope.flows === 0) this.b.lifecycle.complete(scope);
  }

  /** The last child of a scope has ended: what was waiting for that goes on. */
  childrenGone(scope: ElementInstance): void {
    const { triggers, processors, lifecycle } = this.b;
    if (scope.state === TERMINATING) processors.of(scope, this.elementOf(scope)).ended(scope);
    else if (scope.eventSubProcess) {
      const event = scope.eventSubProcess;
      scope.eventSubProcess = null;
      triggers.activateEventSubProcess(scope, event);
    } else if (scope.extra.interruptedBy !== undefined) lifecycle.complete(scope);
  }
}
