import type { ElementGraph } from './connect-elements.js';
import { nodes, typeOf, type ModdleNode } from './moddle-access.js';

/**
 * Ties activities to their compensation handlers (boundary event, association, handler) and compensation throw events to
 * the activity they name. Returns whether anything can be compensated.
 */
export function linkCompensation({ elements, sources, byNode }: ElementGraph): boolean {
  const handlers = new Map<ModdleNode, ModdleNode>();
  for (const container of sources) {
    for (const artifact of nodes(container.artifacts)) {
      if (typeOf(artifact) !== 'Association') continue;
      handlers.set(artifact.sourceRef as ModdleNode, artifact.targetRef as ModdleNode);
    }
  }
  let found = false;
  for (const element of elements) {
    const source = sources[element.index];
    if (!source || element.event !== 'COMPENSATION') continue;
    if (element.type === 'BOUNDARY_EVENT') {
      const host = element.attachedTo === undefined ? undefined : elements[element.attachedTo];
      const target = handlers.get(source);
      const handler = target && byNode.get(target);
      if (!host || !handler) continue;
      handler.isCompensationHandler = true;
      host.compensation = { boundary: element.index, handler: handler.index };
      found = true;
    } else {
      const activity = byNode.get(nodes(source.eventDefinitions)[0]?.activityRef as ModdleNode);
      if (activity) element.compensates = activity.index;
    }
  }
  return found;
}
