import type { ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { INNER, type ElementInstance } from '../state/element-instance.js';

/**
 * How one kind of BPMN element begins, completes and ends. A phase that fails throws an ExecutionFailure, becomes an
 * incident, and is run again from its beginning when that is resolved: so it evaluates first and writes afterwards.
 */
export abstract class ElementProcessor {
  constructor(protected readonly b: Behaviours) {}

  abstract activate(instance: ElementInstance, element: ElementModel): void;

  /** Most elements: results leave, waiting ends, the token moves on. */
  complete(instance: ElementInstance, element: ElementModel): void {
    this.b.mappings.applyOutputs(instance, element);
    this.finish(instance, element);
  }

  /** Waiting ends, the activity can be compensated from now on, the token moves on. */
  protected finish(instance: ElementInstance, element: ElementModel): void {
    this.b.subscriptions.close(instance, element);
    this.b.compensation.activityCompleting(instance, element);
    this.b.transitions.completed(instance, element);
    if (element.isCompensationHandler && instance.kind !== INNER) this.b.compensation.handlerCompleted(instance);
  }

  terminate(instance: ElementInstance, element: ElementModel): void {
    this.b.jobs.cancelOf(instance);
    this.b.subscriptions.close(instance, element);
    this.ended(instance);
  }

  /** Called when an instance that is terminating has nothing left inside. */
  ended(instance: ElementInstance): void {
    this.b.transitions.terminated(instance);
  }

  /** Begins and completes at once. */
  protected passThrough(instance: ElementInstance): void {
    this.b.transitions.activated(instance);
    this.b.lifecycle.complete(instance);
  }
}

/** An element with children: they end before it does. */
export abstract class ContainerProcessor extends ElementProcessor {
  override terminate(instance: ElementInstance, element: ElementModel): void {
    this.b.subscriptions.close(instance, element);
    this.b.compensation.scopeEnded(instance);
    this.b.incidents.resolveOf(instance);
    if (!this.b.scopes.terminateChildren(instance)) this.ended(instance);
  }
}
