import { elementAt, type MultiInstanceModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { JsonValue } from '../runtime/json.js';
import type { ElementInstance } from '../state/element-instance.js';

/** What the end of one inner instance means for its body. */
export interface InnerOutcome {
  /** The completion condition holds: the others are ended. */
  isSatisfied: boolean;
  /** Sequential: the item of the next inner instance. */
  next: { loopCounter: number; item: JsonValue } | null;
}

/** Repeated activities: a body that holds the collection, inner instances that each hold one item. */
export class MultiInstance {
  constructor(private readonly b: Behaviours) {}

  loopOf(body: ElementInstance): MultiInstanceModel {
    const element = elementAt(this.b.state.definitions.get(body.definition), body.element);
    if (!element.multiInstance) throw new ExecutionFailure('UNKNOWN', `Element ${element.id} does not repeat`);
    return element.multiInstance;
  }

  activateInner(body: ElementInstance, loopCounter: number, item: JsonValue): void {
    this.b.lifecycle.activate(body, body.element, { inner: { loopCounter, item } });
  }

  /** Item, the local that keeps results apart, and the counter from 1 (broker rule 12). */
  setLoopVariables(inner: ElementInstance, loop: MultiInstanceModel, item: JsonValue): void {
    const { variables } = this.b;
    if (loop.inputElement) variables.setLocal(inner, loop.inputElement, item);
    if (loop.outputElementVariable && loop.outputElementVariable !== loop.inputElement) {
      variables.setLocal(inner, loop.outputElementVariable, null);
    }
    variables.setLocal(inner, 'loopCounter', inner.loopCounter);
  }

  /** Collects the result of an inner instance that is about to complete. @throws ExecutionFailure */
  collect(body: ElementInstance, inner: ElementInstance): InnerOutcome {
    const loop = this.loopOf(body);
    const { expressions } = this.b;
    if (loop.outputCollection && loop.outputElement) {
      this.store(body, loop.outputCollection, inner.loopCounter, expressions.value(loop.outputElement, inner));
    }
    const isSatisfied = loop.completionCondition
      ? expressions.boolean(loop.completionCondition, inner, [this.counters(body)])
      : false;
    if (isSatisfied || !loop.sequential) return { isSatisfied, next: null };
    const items = expressions.list(loop.inputCollection, body);
    const next =
      inner.loopCounter < items.length
        ? { loopCounter: inner.loopCounter + 1, item: items[inner.loopCounter] ?? null }
        : null;
    return { isSatisfied, next };
  }

  /** After an inner instance has completed: stop, go on with the next, or wait for the others. */
  proceed(body: ElementInstance, outcome: InnerOutcome): void {
    const { lifecycle, scopes } = this.b;
    if (outcome.isSatisfied) {
      scopes.interrupt(body, STOPPED);
      if (!scopes.terminateChildren(body)) scopes.childrenGone(body);
    } else if (outcome.next) this.activateInner(body, outcome.next.loopCounter, outcome.next.item);
    else if (body.children === 0) lifecycle.complete(body);
  }

  private store(body: ElementInstance, name: string, loopCounter: number, value: JsonValue): void {
    const known = this.b.variables.local(body)[name];
    if (!Array.isArray(known)) {
      throw new ExecutionFailure('EXTRACT_VALUE_ERROR', `Expected output collection '${name}' to be a list`);
    }
    const items = [...known];
    if (loopCounter > items.length) {
      throw new ExecutionFailure('EXTRACT_VALUE_ERROR', `Output collection '${name}' has no place ${loopCounter}`);
    }
    items[loopCounter - 1] = value;
    this.b.variables.setLocal(body, name, items);
  }

  private counters(body: ElementInstance): Map<string, unknown> {
    const { size = 0, begun = 0, finished = 0, ended = 0 } = body.extra;
    return new Map([
      ['numberOfInstances', size],
      ['numberOfActiveInstances', begun - finished - ended],
      ['numberOfCompletedInstances', finished],
      ['numberOfTerminatedInstances', ended],
    ]);
  }
}

/** Mark of a body whose completion condition holds; no element has this index. */
export const STOPPED = -1;
