import type { RuleFactory } from '../bpmn-element.js';

/** The broker accepts a flow into a start event, across a subprocess border or into an event subprocess; none of them means anything (Zeebe fact 33). */
export const flowStaysInside: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type !== 'bpmn:SequenceFlow') return;
    const { sourceRef, targetRef } = element;
    const id = element.id ?? '';
    if (targetRef?.$type === 'bpmn:StartEvent') reporter.report(id, '连线不能指向开始事件');
    if (targetRef?.$type === 'bpmn:BoundaryEvent') reporter.report(id, '连线不能指向边界事件');
    if (targetRef?.triggeredByEvent || sourceRef?.triggeredByEvent) reporter.report(id, '连线不能进出事件子流程');
    if (sourceRef?.$parent !== targetRef?.$parent) reporter.report(id, '连线不能穿过子流程的边界');
  },
});
