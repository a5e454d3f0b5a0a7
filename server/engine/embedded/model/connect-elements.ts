import type { ElementModel } from './element-model.js';
import { body, nodes, typeOf, type ModdleNode } from './moddle-access.js';

/** A sequence flow as the validator looks at it. */
export interface CompiledFlow {
  id: string;
  source: number;
  target: number;
  condition: string | null;
  isDefault: boolean;
}

/** The elements of one process with the XML nodes they came from. */
export interface ElementGraph {
  elements: ElementModel[];
  sources: ModdleNode[];
  byNode: Map<ModdleNode, ElementModel>;
}

/** Second pass: flows (last in the file first), boundary events, event subprocesses, event gateways and links. */
export function connectElements(graph: ElementGraph): CompiledFlow[] {
  const flows = connectFlows(graph);
  for (const element of graph.elements) connectElement(element, graph);
  return flows;
}

function connectFlows({ sources, byNode }: ElementGraph): CompiledFlow[] {
  const flows: CompiledFlow[] = [];
  for (const container of sources) {
    for (const node of nodes(container.flowElements)) {
      if (typeOf(node) !== 'SequenceFlow') continue;
      const source = byNode.get(node.sourceRef as ModdleNode);
      const target = byNode.get(node.targetRef as ModdleNode);
      if (!source || !target) continue;
      const condition = body(node.conditionExpression);
      source.outgoing.unshift({ id: node.id, target: target.index, condition });
      target.incoming.push(node.id);
      flows.push({
        id: node.id,
        source: source.index,
        target: target.index,
        condition,
        isDefault: source.defaultFlow === node.id,
      });
    }
  }
  return flows;
}

function connectElement(element: ElementModel, { elements, sources, byNode }: ElementGraph): void {
  const scope = elements[element.scope];
  if (element.type === 'BOUNDARY_EVENT') {
    const host = byNode.get(sources[element.index]?.attachedToRef as ModdleNode);
    if (!host) return;
    element.attachedTo = host.index;
    // A compensation boundary event waits for nothing: it is found when its activity is compensated.
    if (element.event !== 'COMPENSATION') host.boundary.push(element.index);
  } else if (element.type === 'START_EVENT' && scope) {
    if (scope.type === 'EVENT_SUB_PROCESS') {
      scope.start = element.index;
      elements[scope.scope]?.eventSubProcessStarts.push(element.index);
    } else if (element.event === 'NONE') scope.start = element.index;
  } else if (element.type === 'EVENT_BASED_GATEWAY') {
    for (const flow of element.outgoing) {
      const target = elements[flow.target];
      if (!target) continue;
      element.gatewayEvents.push(target.index);
      target.afterEventGateway = true;
    }
  } else if (element.type === 'INTERMEDIATE_THROW_EVENT' && element.link) {
    const target = elements.find(
      ({ type, link, scope }) =>
        type === 'INTERMEDIATE_CATCH_EVENT' && link === element.link && scope === element.scope,
    );
    if (target) element.linkTarget = target.index;
  }
}
