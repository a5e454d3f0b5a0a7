/** The broker counts the flows that a boundary event lists, so it has to list them. */
const withListedFlows = (body: string): string =>
  body.replace(/<bpmn:boundaryEvent id="([^"]+)"[^>]*>/g, (tag, id: string) => {
    const flows = [...body.matchAll(/<bpmn:sequenceFlow id="([^"]+)" sourceRef="([^"]+)"/g)];
    const listed = flows.filter(([, , source]) => source === id).map(([, flowId]) => flowId);
    return `${tag}${listed.map((flowId) => `<bpmn:outgoing>${flowId}</bpmn:outgoing>`).join('')}`;
  });

/** Writes small diagrams for tests: the body of one process, and root elements such as messages. */
export function smallModel(id: string, body: string, roots = ''): { name: string; content: string } {
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">${roots}
  <bpmn:process id="${id}" isExecutable="true">${withListedFlows(body)}</bpmn:process>
</bpmn:definitions>`;
  return { name: `${id}.bpmn`, content };
}

export const message = (name: string, key: string): string =>
  `<bpmn:message id="Msg_${name}" name="${name}"><bpmn:extensionElements>
    <zeebe:subscription correlationKey="${key}" /></bpmn:extensionElements></bpmn:message>`;

export const flow = (source: string, target: string): string =>
  `<bpmn:sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}" />`;

export const start = (id = 's', event = ''): string => `<bpmn:startEvent id="${id}">${event}</bpmn:startEvent>`;
export const end = (id = 'e', event = ''): string => `<bpmn:endEvent id="${id}">${event}</bpmn:endEvent>`;

export const service = (id: string, more = ''): string =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${id}" /></bpmn:extensionElements>
    ${more}</bpmn:serviceTask>`;

export const onMessage = (name: string): string => `<bpmn:messageEventDefinition messageRef="Msg_${name}" />`;
