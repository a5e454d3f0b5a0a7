import type { ElementModel, FlowModel } from '../model/element-model.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** A gateway that takes flows by their conditions. A condition that is no boolean is an incident (broker rule 2). */
export abstract class ConditionalGatewayProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    const taken = this.choose(instance, element);
    const { state, transitions, flows } = this.b;
    transitions.activated(instance);
    transitions.completing(instance);
    const scope = state.instances.find(instance.parent);
    transitions.finished(instance);
    if (scope) flows.take(taken, scope);
  }

  /** The flows whose condition is true, in processing order: last in the file first (broker rule 1). */
  protected abstract takeTrue(instance: ElementInstance, flows: FlowModel[]): FlowModel[];

  private choose(instance: ElementInstance, element: ElementModel): FlowModel[] {
    const { outgoing, defaultFlow } = element;
    if (outgoing.length === 0) return [];
    if (outgoing.length === 1 && !outgoing[0]?.condition) return outgoing;
    const taken = this.takeTrue(
      instance,
      outgoing.filter((flow) => flow.id !== defaultFlow && flow.condition),
    );
    if (taken.length) return taken;
    const fallback = outgoing.find((flow) => flow.id === defaultFlow);
    if (fallback) return [fallback];
    throw new ExecutionFailure(
      'CONDITION_ERROR',
      'Expected at least one condition to evaluate to true, or to have a default flow',
    );
  }

  protected isTrue(instance: ElementInstance, flow: FlowModel): boolean {
    return this.b.expressions.boolean(flow.condition ?? '', instance);
  }
}
