import type { FlowModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ConditionalGatewayProcessor } from './conditional-gateway.js';

/** Takes the first true flow and evaluates no further (broker rules 1, 2). */
export class ExclusiveGatewayProcessor extends ConditionalGatewayProcessor {
  protected takeTrue(instance: ElementInstance, flows: FlowModel[]): FlowModel[] {
    for (const flow of flows) if (this.isTrue(instance, flow)) return [flow];
    return [];
  }
}
