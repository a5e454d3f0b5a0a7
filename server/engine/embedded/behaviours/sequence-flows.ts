import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import type { ElementInstance } from '../state/element-instance.js';

/** Tokens on sequence flows: taken by what completes, counted in the scope, joined at parallel gateways. */
export class SequenceFlows {
  constructor(private readonly b: Behaviours) {}

  /** Takes sequence flows; where there is none, this path through the scope has ended. */
  take(flows: ElementModel['outgoing'], scope: ElementInstance): void {
    const { records, state, lifecycle, scopes } = this.b;
    const definition = state.definitions.get(scope.definition);
    for (const flow of flows) {
      records.flow(scope, flow.id);
      scope.flows += 1;
      if (elementAt(definition, flow.target).type === 'PARALLEL_GATEWAY') {
        const joins = (scope.extra.joins ??= {});
        const waiting = (joins[flow.target] ??= {});
        waiting[flow.id] = (waiting[flow.id] ?? 0) + 1;
      }
      lifecycle.activate(scope, flow.target, { flow: flow.id });
    }
    if (flows.length === 0) scopes.pathEnded(scope);
  }

  /**
   * An element begins with the token of a flow. A parallel gateway begins only with a token on every incoming flow, and takes one of
   * each (broker rule 4). False: it does not begin yet.
   */
  consume(scope: ElementInstance, element: ElementModel): boolean {
    if (element.type !== 'PARALLEL_GATEWAY') {
      // A token that flows into a start event is never counted off by the broker: the scope then never completes.
      if (element.type !== 'START_EVENT') scope.flows -= 1;
      return true;
    }
    const waiting = scope.extra.joins?.[element.index] ?? {};
    if (!element.incoming.every((flow) => (waiting[flow] ?? 0) > 0)) return false;
    this.takeOne(scope, element, element.incoming);
    return true;
  }

  /** An element begins out of turn: a parallel gateway then takes the tokens that wait at it, one of each flow. */
  consumeWaiting(scope: ElementInstance, element: ElementModel): void {
    if (element.type !== 'PARALLEL_GATEWAY') return;
    const waiting = scope.extra.joins?.[element.index] ?? {};
    this.takeOne(scope, element, Object.keys(waiting));
  }

  private takeOne(scope: ElementInstance, element: ElementModel, flows: string[]): void {
    const waiting = scope.extra.joins?.[element.index] ?? {};
    for (const flow of flows) {
      const left = (waiting[flow] ?? 0) - 1;
      if (left > 0) waiting[flow] = left;
      else delete waiting[flow];
    }
    if (Object.keys(waiting).length === 0) delete scope.extra.joins?.[element.index];
    scope.flows -= flows.length;
  }
}
