import type { CompiledProcess } from './compile-process.js';
import { DeploymentProblems } from './deployment-problems.js';
import { validateActivity } from './validate-activity.js';
import { validateEvent } from './validate-event.js';
import { validateExpressions } from './validate-expressions.js';
import { validateGateway } from './validate-gateway.js';
import { validateScope } from './validate-scope.js';

/** Everything that keeps a compiled process from running goes into `problems`: what is deployed is never half-run. */
export function validateProcess(process: CompiledProcess, problems: DeploymentProblems): void {
  for (const element of process.model.elements) {
    const source = process.sources[element.index];
    if (!source) continue;
    validateScope(element, process, problems);
    validateActivity(element, source, problems);
    validateEvent(element, source, process.model, problems);
    validateGateway(element, process.model, problems);
    validateExpressions(element, problems);
  }
  validateFlows(process, problems);
}

function validateFlows(process: CompiledProcess, problems: DeploymentProblems): void {
  const { elements } = process.model;
  for (const flow of process.flows) {
    const source = elements[flow.source];
    const target = elements[flow.target];
    if (!source || !target) continue;
    if (source.scope !== target.scope) {
      problems.add(flow.id, 'Must not cross the border of a subprocess', '连线不能跨越子流程的边界');
    }
    const chooses = source.type === 'EXCLUSIVE_GATEWAY' || source.type === 'INCLUSIVE_GATEWAY';
    if (flow.condition && !chooses) {
      problems.add(
        source.id,
        'Conditions are allowed behind exclusive and inclusive gateways only',
        '只有排他网关和包容网关之后的连线可以带条件',
      );
    }
    const gatewayNeedsCondition = chooses && source.outgoing.length > 1 && !flow.isDefault;
    if (gatewayNeedsCondition && !flow.condition) {
      problems.add(flow.id, 'Must have a condition or be the default flow', '网关有多条出口时，除默认连线外都要写条件');
    }
    if (flow.condition && !flow.condition.startsWith('=')) {
      problems.add(flow.id, "A condition must be an expression that begins with '='", '连线条件要以等号开头');
    }
  }
}
