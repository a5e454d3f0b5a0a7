import { isActivity, isEvent, isGateway, type BpmnElement, type RuleFactory } from '../bpmn-element.js';

const hasChinese = (text: string | undefined) => /\p{Script=Han}/u.test(text ?? '');

function needsName(element: BpmnElement): boolean {
  if (element.$type === 'bpmn:Process' || isActivity(element) || isEvent(element)) return true;
  if (element.$type === 'bpmn:SequenceFlow') return element.conditionExpression !== undefined;
  // merging gateways and parallel forks say nothing that the picture does not show
  return isGateway(element) && element.$type !== 'bpmn:ParallelGateway' && (element.outgoing ?? []).length > 1;
}

/** Officials read the diagram: whatever they see has a Chinese name (DESIGN §4). */
export const chineseName: RuleFactory = () => ({
  check(element, reporter) {
    if (needsName(element) && !hasChinese(element.name)) reporter.report(element.id ?? '', '缺少中文名称');
  },
});
