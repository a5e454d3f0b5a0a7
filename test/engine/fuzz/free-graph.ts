import { emptyDiagram, onTimer, Roots, taskType, writeFile, type Diagram } from './bpmn-writer.js';
import type { Random } from './random.js';

/** A node of a free graph; `to` are the numbers of its targets, which may lie before it if the node waits. */
export interface GraphNode {
  id: string;
  kind: 'task' | 'choice' | 'parallel' | 'catch' | 'pass';
  to: number[];
  message?: string;
}

/**
 * A graph that nobody structured: tokens multiply and meet as they come, joins may wait for ever. A way back leaves only from
 * nodes that wait for somebody, so that no path turns for ever by itself.
 */
export function drawGraph(random: Random, prefix: string): GraphNode[] {
  const size = 4 + random.below(7);
  return random.times(size, (index) => {
    const kind = random.weighted<GraphNode['kind']>([
      [5, 'task'],
      [3, 'choice'],
      [2, 'parallel'],
      [1, 'catch'],
      [1, 'pass'],
    ]);
    const waits = kind === 'task' || kind === 'catch';
    const fans = kind === 'choice' || kind === 'parallel' ? 1 + random.below(3) : random.chance(0.1) ? 2 : 1;
    // number `size` is the end event
    const to = random.times(fans, () =>
      waits && random.chance(0.25) ? random.below(index + 1) : index + 1 + random.below(size - index),
    );
    const message = kind === 'catch' ? { message: `${prefix}-m${random.below(2)}` } : {};
    return { id: `n${index}`, kind, to, ...message };
  });
}

export function writeGraph(id: string, graph: GraphNode[]): string {
  const roots = new Roots();
  const diagram = emptyDiagram();
  diagram.nodes.push({ tag: 'startEvent', id: 'begin' });
  graph.forEach((node) => writeNode(diagram, roots, node, graph));
  diagram.nodes.push({ tag: 'endEvent', id: 'finish' });
  diagram.flows.push({ from: 'begin', to: nameOf(graph, 0) });
  return writeFile(roots, [{ id, diagram }]);
}

const nameOf = (graph: GraphNode[], index: number): string => graph[index]?.id ?? 'finish';

function writeNode(diagram: Diagram, roots: Roots, node: GraphNode, graph: GraphNode[]): void {
  const { id, kind } = node;
  if (kind === 'task') diagram.nodes.push({ tag: 'serviceTask', id, extensions: taskType(id) });
  else if (kind === 'choice') diagram.nodes.push({ tag: 'exclusiveGateway', id });
  else if (kind === 'parallel') diagram.nodes.push({ tag: 'parallelGateway', id });
  else if (kind === 'pass') diagram.nodes.push({ tag: 'manualTask', id });
  else {
    const content = node.message ? roots.onMessage(node.message, '=k') : onTimer('Duration', 'PT1M');
    diagram.nodes.push({ tag: 'intermediateCatchEvent', id, content });
  }
  const targets = kind === 'choice' ? [...new Set(node.to)] : node.to;
  targets.forEach((to, index) => {
    const last = index === targets.length - 1;
    const when = kind !== 'choice' || targets.length === 1 ? {} : { when: last ? 'default' : `=v > ${index}` };
    diagram.flows.push({ from: id, to: nameOf(graph, to), ...when });
  });
}
