import { isFlowNode, type BpmnElement, type RuleFactory } from '../bpmn-element.js';

/** Elements of one scope that a token can come to; a boundary event is reached with its activity. */
function reached(elements: BpmnElement[]): Set<BpmnElement> {
  const seen = new Set<BpmnElement>();
  const queue = elements.filter((element) => element.$type === 'bpmn:StartEvent' || element.triggeredByEvent);
  for (let element = queue.pop(); element; element = queue.pop()) {
    if (seen.has(element)) continue;
    seen.add(element);
    const activity = element;
    queue.push(...elements.filter((other) => other.attachedToRef === activity));
    queue.push(...(activity.outgoing ?? []).flatMap((flow) => flow.targetRef ?? []));
  }
  return seen;
}

/** Every element can be reached from a start event. */
export const reachable: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type !== 'bpmn:Process' && element.$type !== 'bpmn:SubProcess') return;
    const elements = element.flowElements ?? [];
    const seen = reached(elements);
    for (const unreached of elements.filter((other) => isFlowNode(other) && !seen.has(other))) {
      reporter.report(unreached.id ?? '', '从开始事件到不了这里');
    }
  },
});
