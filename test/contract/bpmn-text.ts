/** A small BPMN text for tests: what stands inside one process, and the messages, errors … beside it. */
export function bpmnText(inside: string, { id = 'ItemHandlingProcess', name = '小流程', roots = '' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn"
  modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.5.0">
  <bpmn:process id="${id}" name="${name}" isExecutable="true">${inside}</bpmn:process>${roots}
</bpmn:definitions>`;
}

/** An element with name, extensions and inner elements; refs to flows are filled in by {@link withFlowRefs}. */
export function element(tag: string, id: string, { name = '某步骤', attrs = '', ext = '', inner = '' } = {}): string {
  const extensions = ext ? `<bpmn:extensionElements>${ext}</bpmn:extensionElements>` : '';
  return `<bpmn:${tag} id="${id}" name="${name}" ${attrs}>${extensions}<!--refs ${id}-->${inner}</bpmn:${tag}>`;
}

export function flow(from: string, to: string, { condition = '', name = '' } = {}): string {
  const expression = condition
    ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition.replaceAll('"', '&quot;')}</bpmn:conditionExpression>`
    : '';
  return `<bpmn:sequenceFlow id="${from}_${to}" name="${name}" sourceRef="${from}" targetRef="${to}">${expression}</bpmn:sequenceFlow>`;
}

/** Adds the `incoming` and `outgoing` lists that belong to the flows in the text. */
export function withFlowRefs(text: string): string {
  const flows = [
    ...text.matchAll(/<bpmn:sequenceFlow id="([^"]+)" name="[^"]*" sourceRef="([^"]+)" targetRef="([^"]+)"/g),
  ];
  return text.replace(/<!--refs (\S+)-->/g, (_, id) => {
    const incoming = flows
      .filter((match) => match[3] === id)
      .map((match) => `<bpmn:incoming>${match[1]}</bpmn:incoming>`);
    const outgoing = flows
      .filter((match) => match[2] === id)
      .map((match) => `<bpmn:outgoing>${match[1]}</bpmn:outgoing>`);
    return [...incoming, ...outgoing].join('');
  });
}

export const start = (id = 'start') => element('startEvent', id, { name: '已开始' });
export const end = (id = 'end') => element('endEvent', id, { name: '已结束' });
