import { eventDefinition, flowElementsBelow, type BpmnElement, type RuleFactory } from '../bpmn-element.js';

const waits = (element: BpmnElement) =>
  element.$type === 'bpmn:UserTask' ||
  (element.$type === 'bpmn:IntermediateCatchEvent' && eventDefinition(element, 'Message') !== undefined);

const leavesByMessage = (element: BpmnElement) =>
  element.triggeredByEvent === true &&
  (element.flowElements ?? []).some(
    (start) => start.isInterrupting !== false && eventDefinition(start, 'Message') !== undefined,
  );

/** A process that waits can be left: one interrupting event subprocess by message covers every wait (撤回). */
export const leaveByMessage: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type !== 'bpmn:Process' || !flowElementsBelow(element).some(waits)) return;
    if (!(element.flowElements ?? []).some(leavesByMessage)) {
      reporter.report(element.id ?? '', '流程有等待却不能撤回：须有一个由消息触发、打断流程的事件子流程');
    }
  },
});
