const PLACES = /<bpmn:(startEvent|endEvent|exclusiveGateway|serviceTask|callActivity) id="(\w+)"/g;
const FLOWS = /<bpmn:sequenceFlow id="(\w+)" sourceRef="(\w+)" targetRef="(\w+)"/g;
const STEP = 160;
const MIDDLE = 100;

/** Its elements in a row, in the order they are written. */
function drawn(body: string): string {
  const places = [...body.matchAll(PLACES)].map(([, type = '', id = ''], index) => {
    const size = type.endsWith('Event') ? 36 : type === 'exclusiveGateway' ? 50 : 80;
    return { id, width: size === 80 ? 100 : size, height: size, x: 60 + index * STEP, y: MIDDLE - size / 2 };
  });
  const shapes = places.map(
    ({ id, x, y, width, height }) =>
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`,
  );
  const edges = [...body.matchAll(FLOWS)].map(([, id, from, to]) => {
    const source = places.find((place) => place.id === from);
    const target = places.find((place) => place.id === to);
    const ends = [source ? source.x + source.width : 0, target?.x ?? 0];
    return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${ends.map((x) => `<di:waypoint x="${x}" y="${MIDDLE}" />`).join('')}</bpmndi:BPMNEdge>`;
  });
  return [...shapes, ...edges].join('');
}

/** Small diagrams that get stuck in one way each; a test deploys them on the real engine. */
const diagram = (id: string, name: string, body: string) => ({
  name: `${id}.bpmn`,
  content: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="${id}" name="${name}" isExecutable="true">${body}</bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="${id}">${drawn(body)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`,
});

const flow = (from: string, to: string, more = '') =>
  `<bpmn:sequenceFlow id="Flow_${from}_${to}" sourceRef="${from}" targetRef="${to}">${more}</bpmn:sequenceFlow>`;
const START = '<bpmn:startEvent id="Start" />';
const END = '<bpmn:endEvent id="End" />';
const service = (id: string, name: string, type: string) =>
  `<bpmn:serviceTask id="${id}" name="${name}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" retries="3" />
  </bpmn:extensionElements></bpmn:serviceTask>`;
const when = (condition: string) =>
  `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${condition}</bpmn:conditionExpression>`;

/** A step whose worker fails until a test cures it. */
export const FAILING_JOB = diagram(
  'FailingJobProcess',
  '会出错的流程',
  START +
    service('Task_Reject', '出具通知', 'application.reject') +
    END +
    flow('Start', 'Task_Reject') +
    flow('Task_Reject', 'End'),
);

/** A question that has no answer while `decision` is not there. */
export const OPEN_QUESTION = diagram(
  'OpenQuestionProcess',
  '有判断的流程',
  START +
    '<bpmn:exclusiveGateway id="Gateway_Granted" name="予以办理吗" />' +
    '<bpmn:endEvent id="End_Granted" /><bpmn:endEvent id="End_Refused" />' +
    flow('Start', 'Gateway_Granted') +
    flow('Gateway_Granted', 'End_Granted', when('decision = "GRANT"')) +
    flow('Gateway_Granted', 'End_Refused', when('decision = "REFUSE"')),
);

/** A step of a type that nobody does. */
export const NOBODYS_JOB = diagram(
  'NobodysJobProcess',
  '没人执行的流程',
  START +
    service('Task_Nobody', '查询外部系统', 'external.lookUp') +
    END +
    flow('Start', 'Task_Nobody') +
    flow('Task_Nobody', 'End'),
);

/** Calls the one that fails: only the caller can be stopped. */
export const CALLER = diagram(
  'CallerProcess',
  '调用别人的流程',
  `${START}<bpmn:callActivity id="Call_Failing" name="调用"><bpmn:extensionElements>
    <zeebe:calledElement processId="FailingJobProcess" propagateAllChildVariables="false" /></bpmn:extensionElements>
  </bpmn:callActivity>${END}${flow('Start', 'Call_Failing')}${flow('Call_Failing', 'End')}`,
);

/** Calls a process that was never deployed. */
export const CALLS_NOTHING = diagram(
  'CallsNothingProcess',
  '调用没有的流程',
  `${START}<bpmn:callActivity id="Call_Missing" name="转分办"><bpmn:extensionElements>
    <zeebe:calledElement processId="NoSuchProcess" propagateAllChildVariables="false" /></bpmn:extensionElements>
  </bpmn:callActivity>${END}${flow('Start', 'Call_Missing')}${flow('Call_Missing', 'End')}`,
);

/** A step with an input that needs a value which is not there. */
export const BROKEN_MAPPING = diagram(
  'BrokenMappingProcess',
  '取值的流程',
  `${START}<bpmn:serviceTask id="Task_Map" name="取值办理"><bpmn:extensionElements><zeebe:taskDefinition type="application.reject" />
    <zeebe:ioMapping><zeebe:input source="=assert(decision, decision != null)" target="wanted" /></zeebe:ioMapping>
  </bpmn:extensionElements></bpmn:serviceTask>${END}${flow('Start', 'Task_Map')}${flow('Task_Map', 'End')}`,
);

/** A step that reports an error which nobody catches. */
export const UNCAUGHT_ERROR = diagram(
  'UncaughtErrorProcess',
  '报错的流程',
  START +
    service('Task_Error', '分派', 'item.dispatch') +
    END +
    flow('Start', 'Task_Error') +
    flow('Task_Error', 'End'),
);

export const ALL_DIAGRAMS = [
  FAILING_JOB,
  OPEN_QUESTION,
  NOBODYS_JOB,
  CALLER,
  CALLS_NOTHING,
  BROKEN_MAPPING,
  UNCAUGHT_ERROR,
];
