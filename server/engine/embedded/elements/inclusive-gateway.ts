import type { FlowModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ConditionalGatewayProcessor } from './conditional-gateway.js';

/** Takes every true flow, the default flow only when there is none (broker rule 3). Zeebe 8.5 has no inclusive join. */
export class InclusiveGatewayProcessor extends ConditionalGatewayProcessor {
  protected takeTrue(instance: ElementInstance, flows: FlowModel[]): FlowModel[] {
    return flows.filter((flow) => this.isTrue(instance, flow));
  }
}
