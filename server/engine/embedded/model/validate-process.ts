import type { CompiledProcess } from './compile-process.js';
import { DeploymentProblems } from './deployment-problems.js';
import { validateActivity } from './validate-activity.js';
import { validateEvent } from './validate-event.js';
import { validateExpressions } from './validate-expressions.js';
import { validateGateway } from './validate-gateway.js';
import { nodes, typeOf, type ModdleNode } from './moddle-access.js';
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
  validateFlowLists(process, problems);
}

/** Where the broker counts the flows that an element lists, not those that are drawn from it. */
const LISTS_ITS_FLOWS = new Set<string>(['BOUNDARY_EVENT', 'EVENT_BASED_GATEWAY']);

const FLOW_NODE = /(?:Task|Event|Gateway|SubProcess|Transaction|Activity)$/;

/** What an element lists as its outgoing flows has to be drawn from it, each once. */
function validateFlowLists({ model, sources }: CompiledProcess, problems: DeploymentProblems): void {
  for (const element of model.elements) {
    const source = sources[element.index];
    for (const flow of nodes(source?.flowElements).filter((node) => typeOf(node) === 'SequenceFlow')) {
      const ends = [flow.sourceRef, flow.targetRef] as (ModdleNode | undefined)[];
      if (ends.every((end) => !end || FLOW_NODE.test(typeOf(end)))) continue;
      problems.add(flow.id ?? element.id, 'Must connect two flow nodes', '连线的两端必须是流程环节');
    }
    const listed = nodes(source?.outgoing);
    const odd = listed.filter((flow, index) => listed.indexOf(flow) !== index || flow.sourceRef !== source);
    const isSilent =
      LISTS_ITS_FLOWS.has(element.type) && element.event !== 'COMPENSATION' && listed.length < element.outgoing.length;
    const endsNowhere =
      element.type === 'BOUNDARY_EVENT' && element.event !== 'COMPENSATION' && element.outgoing.length === 0;
    if (odd.length === 0 && !isSilent && !endsNowhere) continue;
    for (const id of [element.id, ...odd.map((flow) => flow.id)]) {
      problems.add(
        id,
        'Must list the flows that leave it',
        '流程图文件有误：元素列出的出口和画的连线不一致，或没有出口',
      );
    }
  }
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
      problems.add(
        flow.id ?? elements[source.scope]?.id,
        'Must have a condition or be the default flow',
        '网关有多条出口时，除默认连线外都要写条件',
      );
    }
    if (flow.condition && !flow.condition.startsWith('=')) {
      problems.add(flow.id, "A condition must be an expression that begins with '='", '连线条件要以等号开头');
    }
  }
}
