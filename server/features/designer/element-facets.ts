import { eventDefinition, extension, headerOf, type BpmnElement } from '../../../processes/lint/bpmn-element.js';

/** What a reviewer cares about, by its name in the panel, with its value as text. */
type Facets = Record<string, string>;

const EVENT_KINDS = ['Message', 'Timer', 'Error', 'Signal', 'Escalation', 'Terminate', 'Link'];

const text = (value: unknown) => (value === undefined ? '' : (JSON.stringify(value) ?? ''));
const extensionText = (element: BpmnElement, type: string) => text(extension(element, `zeebe:${type}`));

function eventText(element: BpmnElement): string {
  return EVENT_KINDS.flatMap((kind) => {
    const definition = eventDefinition(element, kind);
    if (!definition) return [];
    const { messageRef, errorRef, $type: _type, ...timer } = definition;
    return [kind, messageRef?.name, errorRef?.errorCode, kind === 'Timer' ? text(timer) : ''];
  }).join(' ');
}

function facetsOf(element: BpmnElement): Facets {
  const { documentation } = element as { documentation?: { text?: string }[] };
  return {
    名称: element.name ?? '',
    种类: element.$type,
    说明: (documentation ?? []).map((one) => one.text ?? '').join('\n'),
    条件: element.conditionExpression?.body ?? '',
    默认去向: element.default?.id ?? '',
    起点: element.sourceRef?.id ?? '',
    终点: element.targetRef?.id ?? '',
    事件: eventText(element),
    附着: `${element.attachedToRef?.id ?? ''} ${element.cancelActivity ?? ''}`,
    环节模板: headerOf(element, 'kind') ?? '',
    工作类型: extensionText(element, 'TaskDefinition'),
    办理人: extensionText(element, 'AssignmentDefinition'),
    表单: extensionText(element, 'FormDefinition'),
    时限: extensionText(element, 'TaskSchedule'),
    参数: extensionText(element, 'TaskHeaders'),
    变量传递: extensionText(element, 'IoMapping'),
    调用的流程: extensionText(element, 'CalledElement'),
    多次办理: text(element.loopCharacteristics),
  };
}

/** Names of what differs between two states of an element; 其他属性 when it is nothing of those. */
export function changedFacets(before: BpmnElement, after: BpmnElement): string[] {
  const old = facetsOf(before);
  const changed = Object.entries(facetsOf(after)).flatMap(([facet, value]) => (old[facet] === value ? [] : [facet]));
  return changed.length > 0 ? changed : ['其他属性'];
}
