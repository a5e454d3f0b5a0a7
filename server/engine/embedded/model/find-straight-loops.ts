import type { ElementModel, ElementType, ProcessModel } from './element-model.js';

/** Elements that complete in the same step in which they begin. */
const STRAIGHT = new Set<ElementType>([
  'TASK',
  'MANUAL_TASK',
  'CALL_ACTIVITY',
  'SUB_PROCESS',
  'START_EVENT',
  'END_EVENT',
  'INTERMEDIATE_THROW_EVENT',
  'EXCLUSIVE_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
]);
/** Those of them that a loop is looked for at. */
const STARTING = new Set<ElementType>(['TASK', 'MANUAL_TASK', 'CALL_ACTIVITY', 'INTERMEDIATE_THROW_EVENT']);

interface Place {
  process: ProcessModel;
  element: ElementModel;
}

/** A loop without a single element that waits: an instance in it would never come to rest (refused since 8.4). */
export interface StraightLoop {
  bpmnProcessId: string;
  elementIds: string[];
}

/** Loops through the processes of one deployment, over call activities with a fixed process id too. */
export function findStraightLoops(processes: ProcessModel[]): StraightLoop[] {
  const loops: StraightLoop[] = [];
  for (const process of processes) {
    for (const element of process.elements) {
      if (!STARTING.has(element.type)) continue;
      const path = findPath({ process, element }, element, processes, new Set());
      if (path) loops.push({ bpmnProcessId: process.bpmnProcessId, elementIds: [element.id, ...path] });
    }
  }
  return loops;
}

function findPath(from: Place, goal: ElementModel, all: ProcessModel[], seen: Set<ElementModel>): string[] | null {
  for (const next of successors(from, all)) {
    if (next.element === goal) return [goal.id];
    if (seen.has(next.element)) continue;
    seen.add(next.element);
    const path = findPath(next, goal, all, seen);
    if (path) return [next.element.id, ...path];
  }
  return null;
}

function successors({ process, element }: Place, all: ProcessModel[]): Place[] {
  const at = (place: ProcessModel, index: number | null | undefined): Place[] => {
    const found = typeof index === 'number' ? place.elements[index] : undefined;
    const waits = !found || !STRAIGHT.has(found.type) || (found.type === 'SUB_PROCESS' && found.multiInstance);
    return waits ? [] : [{ process: place, element: found }];
  };
  if (element.type === 'CALL_ACTIVITY') {
    const called = all.find(({ bpmnProcessId }) => bpmnProcessId === element.called?.processId);
    return called ? at(called, called.elements[0]?.start) : [];
  }
  if (element.type === 'SUB_PROCESS') return at(process, element.start);
  let leaving = element;
  while (leaving.outgoing.length === 0) {
    const scope = process.elements[leaving.scope];
    if (scope?.type !== 'SUB_PROCESS' || scope.multiInstance) return [];
    leaving = scope;
  }
  return leaving.outgoing.flatMap((flow) => at(process, flow.target));
}
