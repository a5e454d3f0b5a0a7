import type { ElementModel, FlowModel } from '../model/element-model.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Takes the first true flow in processing order (last in the file first), else the default flow (broker rules 1, 2). */
export class ExclusiveGatewayProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    const flows = this.choose(instance, element);
    const { lifecycle, state } = this.b;
    lifecycle.activated(instance);
    lifecycle.completing(instance);
    const scope = state.instances.find(instance.parent);
    lifecycle.finished(instance);
    if (scope) lifecycle.takeFlows(flows, scope);
  }

  private choose(instance: ElementInstance, element: ElementModel): FlowModel[] {
    const { outgoing, defaultFlow } = element;
    if (outgoing.length === 0) return [];
    if (outgoing.length === 1 && !outgoing[0]?.condition) return outgoing;
    for (const flow of outgoing) {
      if (flow.id === defaultFlow || !flow.condition) continue;
      if (this.b.expressions.boolean(flow.condition, instance)) return [flow];
    }
    const fallback = outgoing.find((flow) => flow.id === defaultFlow);
    if (fallback) return [fallback];
    throw new ExecutionFailure(
      'CONDITION_ERROR',
      'Expected at least one condition to evaluate to true, or to have a default flow',
    );
  }
}
