import type { ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ACTIVATED, BODY, COMPLETING, INNER, type ElementInstance } from '../state/element-instance.js';
import type { InnerOutcome } from './multi-instance.js';

/** The transitions of an element instance: its state, its record, and what they mean for the scope around it. */
export class Transitions {
  constructor(private readonly b: Behaviours) {}

  activated(instance: ElementInstance): void {
    instance.state = ACTIVATED;
    this.b.records.element(instance, 'ELEMENT_ACTIVATED');
  }

  completing(instance: ElementInstance): void {
    instance.state = COMPLETING;
    this.b.records.element(instance, 'ELEMENT_COMPLETING');
    if (instance.kind !== INNER) return;
    const body = this.b.scopes.scopeOf(instance);
    body?.update({ finished: (body.extra.finished ?? 0) + 1 });
  }

  /** Ends an instance that did its work and moves its token on. @throws ExecutionFailure from a multi-instance body */
  completed(instance: ElementInstance, element: ElementModel): void {
    const { scopes, multiInstance, flows } = this.b;
    const scope = scopes.scopeOf(instance);
    let outcome: InnerOutcome | null = null;
    if (instance.kind === INNER && scope) outcome = multiInstance.collect(scope, instance);
    this.finished(instance);
    if (!scope) return;
    if (outcome) multiInstance.proceed(scope, outcome);
    else flows.take(element.outgoing, scope);
  }

  /** Says that an instance completed and takes it out; its token goes nowhere. */
  finished(instance: ElementInstance): void {
    const scope = this.b.scopes.scopeOf(instance);
    this.b.records.element(instance, 'ELEMENT_COMPLETED');
    this.b.state.instances.remove(instance);
    if (scope) scope.children -= 1;
  }

  terminated(instance: ElementInstance): void {
    const { incidents, records, state, scopes, triggers } = this.b;
    incidents.resolveOf(instance);
    records.element(instance, 'ELEMENT_TERMINATED');
    state.instances.remove(instance);
    const scope = scopes.around(instance);
    if (!scope) return;
    scope.children -= 1;
    if (scope.kind === BODY) scope.update({ ended: (scope.extra.ended ?? 0) + 1 });
    const isOpen = scope.state === ACTIVATED && scope.extra.interruptedBy === undefined;
    if (instance.boundaryEvent && isOpen) triggers.activateEvent(scope, instance.boundaryEvent);
    else if (scope.children === 0) scopes.childrenGone(scope);
  }
}
