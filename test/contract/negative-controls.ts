import type { RULES } from '../../processes/lint/rules.js';
import { bpmnText, element, end, flow, start, withFlowRefs } from './bpmn-text.js';

/** A broken diagram, where the rule must point, and the same diagram mended, where it must keep silent. */
export interface NegativeControl {
  rule: keyof typeof RULES;
  what: string;
  at: string;
  broken: string;
  mended: string;
}

export const diagram = (parts: string[], options?: Parameters<typeof bpmnText>[1]) =>
  withFlowRefs(bpmnText(parts.join(''), options));
const io = (mappings: string) => `<zeebe:ioMapping>${mappings}</zeebe:ioMapping>`;
const job = (type: string, mappings = '', headers = '') =>
  `<zeebe:taskDefinition type="${type}" />${mappings && io(mappings)}${headers && `<zeebe:taskHeaders>${headers}</zeebe:taskHeaders>`}`;
export const around = (step: string, id: string) => [start(), step, end(), flow('start', id), flow(id, 'end')];
const service = (ext: string, more = '') => around(element('serviceTask', 'task', { ext, inner: more }), 'task');
const gateway = (flows: string[], attrs = '') => [
  start(),
  element('exclusiveGateway', 'gate', { name: '怎么办？', attrs }),
  ...['a', 'b', 'c'].slice(0, flows.length).map((id) => end(id)),
  flow('start', 'gate'),
  ...flows,
];
const when = (to: string, condition: string) => flow('gate', to, { condition, name: '某种' });
interface TaskText {
  form?: string;
  kind?: string;
  who?: string;
  native?: string;
}
const userTask = (
  decision: string,
  { form = 'item.handle', kind = form, who = 'candidateGroups="role:COUNTER_CLERK"', native = '' }: TaskText = {},
) =>
  around(
    element('userTask', 'task', {
      ext: `${native}<zeebe:formDefinition formKey="${form}" /><zeebe:assignmentDefinition ${who} />${decision && io(decision)}<zeebe:taskHeaders><zeebe:header key="kind" value="${kind}" /></zeebe:taskHeaders>`,
    }),
    'task',
  );
const DECIDED = '<zeebe:input source="=null" target="decision" /><zeebe:output source="=decision" target="decision" />';
const declared = (name: string) =>
  `<zeebe:input source="=null" target="${name}" /><zeebe:output source="=${name}" target="${name}" />`;
const OUT_REQUEST = '<zeebe:output source="=evaluationRequestId" target="evaluationRequestId" />';
const VERIFY = {
  form: 'rectification.verify',
  who: 'candidateGroups="=[&quot;unit:&quot; + verifierUnitId]"',
};
const rung = (type: string, id: string, headers: string) =>
  diagram(service(job(type, `<zeebe:input source="=${id}" target="subjectId" />`, headers)));
const header = (key: string, value: string) => `<zeebe:header key="${key}" value="${value}" />`;
const call = (process: string, down: boolean) =>
  around(
    element('callActivity', 'call', {
      ext: `<zeebe:calledElement processId="${process}" propagateAllChildVariables="false" propagateAllParentVariables="${down}" />`,
    }),
    'call',
  );
const catching = (message: string) =>
  around(
    element('intermediateCatchEvent', 'wait', {
      name: '已到',
      inner: `<bpmn:messageEventDefinition id="def" messageRef="${message}" />`,
    }),
    'wait',
  );
const message = (name: string, key: string) =>
  `<bpmn:message id="msg" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="${key}" /></bpmn:extensionElements></bpmn:message>`;
const messageDiagram = (name: string, key: string) => diagram(catching('msg'), { roots: message(name, key) });
const caught = (code: string) =>
  `${element('boundaryEvent', 'oops', { name: '出错', attrs: 'attachedToRef="task"', inner: '<bpmn:errorEventDefinition id="def" errorRef="err" />' })}${end('other')}${flow('oops', 'other')}|<bpmn:error id="err" name="${code}" errorCode="${code}" />`;
const withError = (type: string, code: string) => {
  const [parts = '', roots = ''] = caught(code).split('|');
  return diagram([...service(job(type)), parts], { roots });
};
const multi = (mappings: string, loop = 'outputElement="=outcome"') =>
  diagram(
    around(
      element('serviceTask', 'task', {
        ext: job('item.close', mappings),
        inner: `<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="itemId" outputCollection="items" ${loop} /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`,
      }),
      'task',
    ),
  );
const OUTCOME = '<zeebe:output source="=outcome" target="outcome" />';
const timer = (inner: string) =>
  diagram(around(element('intermediateCatchEvent', 'wait', { name: '等一等', inner }), 'wait'));
const inSubProcess = (extra: string) => [
  start(),
  element('subProcess', 'sub', { name: '子流程', inner: [start('s2'), end('e2'), flow('s2', 'e2')].join('') }),
  end(),
  flow('start', 'sub'),
  flow('sub', 'end'),
  extra,
];
const leaving = element('subProcess', 'leave', {
  name: '撤回',
  attrs: 'triggeredByEvent="true"',
  inner: [
    element('startEvent', 's2', { name: '已撤回', inner: '<bpmn:messageEventDefinition id="d2" messageRef="msg" />' }),
    end('e2'),
    flow('s2', 'e2'),
  ].join(''),
});
const GRANT = '=decision = "GRANT"';
const REFUSE = '=decision = "REFUSE"';
const exclusive = diagram(gateway([when('a', GRANT), when('b', REFUSE)]));

export const CONTROLS: NegativeControl[] = [
  {
    rule: 'gateway-conditions',
    what: 'two conditions that can both be true',
    at: 'gate',
    broken: diagram(gateway([when('a', GRANT), when('b', `${REFUSE} or decision = "GRANT"`)])),
    mended: exclusive,
  },
  {
    rule: 'gateway-conditions',
    what: 'conditions on two variables',
    at: 'gate',
    broken: diagram(gateway([when('a', GRANT), when('b', '=outcome = "REFUSED"')])),
    mended: exclusive,
  },
  {
    rule: 'gateway-conditions',
    what: 'a condition that calculates',
    at: 'gate_a',
    broken: diagram(gateway([when('a', '=count(items) > 1'), when('b', REFUSE)])),
    mended: exclusive,
  },
  {
    rule: 'gateway-conditions',
    what: 'a condition with a second variable',
    at: 'gate_a',
    broken: diagram(gateway([when('a', `${GRANT} and manualOnly != true`), when('b', REFUSE)])),
    mended: exclusive,
  },
  {
    rule: 'no-default-on-three-ways',
    what: 'a default beside three ways',
    at: 'gate',
    broken: diagram(gateway([when('a', GRANT), when('b', REFUSE), flow('gate', 'c')], 'default="gate_c"')),
    mended: diagram(gateway([when('a', GRANT), flow('gate', 'b')], 'default="gate_b"')),
  },
  {
    rule: 'chinese-name',
    what: 'an English name',
    at: 'task',
    broken: diagram(around(element('manualTask', 'task', { name: 'Handle item' }), 'task')),
    mended: diagram(around(element('manualTask', 'task'), 'task')),
  },
  {
    rule: 'contract-process',
    what: 'an unknown process',
    at: 'OtherProcess',
    broken: bpmnText('', { id: 'OtherProcess' }),
    mended: bpmnText(''),
  },
  {
    rule: 'contract-process',
    what: 'a call of an unknown process',
    at: 'call',
    broken: diagram(call('OtherProcess', false)),
    mended: diagram(call('ItemHandlingProcess', false)),
  },
  {
    rule: 'contract-process',
    what: 'a call that passes every variable',
    at: 'call',
    broken: diagram(call('ItemHandlingProcess', true)),
    mended: diagram(call('ItemHandlingProcess', false)),
  },
  {
    rule: 'contract-job',
    what: 'an unknown job type',
    at: 'task',
    broken: diagram(service(job('item.shred'))),
    mended: diagram(service(job('application.accept'))),
  },
  {
    rule: 'contract-job',
    what: 'an answer that is not declared as output',
    at: 'task',
    broken: diagram(service(job('item.close'))),
    mended: diagram(service(job('item.close', OUTCOME))),
  },
  {
    rule: 'contract-job',
    what: 'a rung that does not say whose it is',
    at: 'task',
    broken: rung('deadline.warn', 'itemId', ''),
    mended: rung('deadline.warn', 'itemId', header('subject', 'item')),
  },
  {
    rule: 'contract-job',
    what: 'a rung with the id of another subject',
    at: 'task',
    broken: rung('supervision.order', 'itemId', header('subject', 'rectification')),
    mended: rung('supervision.order', 'rectificationId', header('subject', 'rectification')),
  },
  {
    rule: 'contract-job',
    what: 'a rung of an unknown subject',
    at: 'task',
    broken: rung('bulletin.include', 'itemId', header('subject', 'office')),
    mended: rung('bulletin.include', 'itemId', header('subject', 'item')),
  },
  {
    rule: 'contract-job',
    what: 'a rung of an unknown clock',
    at: 'task',
    broken: rung('deadline.remind', 'ratingId', `${header('subject', 'negative-rating')}${header('clock', 'lunch')}`),
    mended: rung(
      'deadline.remind',
      'ratingId',
      `${header('subject', 'negative-rating')}${header('clock', 'callback')}`,
    ),
  },
  {
    rule: 'contract-message',
    what: 'an unknown message',
    at: 'wait',
    broken: messageDiagram('item.vanished', '=itemId'),
    mended: messageDiagram('item.overdue', '=itemId'),
  },
  {
    rule: 'contract-message',
    what: 'a wait that is keyed by the case instead of the thing waited for',
    at: 'wait',
    broken: messageDiagram('correction.supplied', '=itemId'),
    mended: messageDiagram('correction.supplied', '=correctionId'),
  },
  {
    rule: 'contract-error',
    what: 'an unknown error',
    at: 'err',
    broken: withError('application.open', 'BAD_MOOD'),
    mended: withError('application.open', 'CASE_ALREADY_OPEN'),
  },
  {
    rule: 'contract-error',
    what: 'an error that nobody catches',
    at: 'task',
    broken: diagram(service(job('application.open'))),
    mended: withError('application.open', 'CASE_ALREADY_OPEN'),
  },
  {
    rule: 'contract-error',
    what: 'a catch of an error that the job never throws',
    at: 'task',
    broken: withError('application.accept', 'CASE_ALREADY_OPEN'),
    mended: withError('application.open', 'CASE_ALREADY_OPEN'),
  },
  {
    rule: 'contract-task',
    what: 'a decision that may be last round’s',
    at: 'task',
    broken: diagram(userTask('<zeebe:output source="=decision" target="decision" />')),
    mended: diagram(userTask(DECIDED)),
  },
  {
    rule: 'contract-task',
    what: 'a kind that is not the form’s',
    at: 'task',
    broken: diagram(userTask(DECIDED, { kind: 'application.precheck' })),
    mended: diagram(userTask(DECIDED)),
  },
  {
    rule: 'contract-task',
    what: 'candidates by name',
    at: 'task',
    broken: diagram(userTask(DECIDED, { who: 'candidateGroups="clerks"' })),
    mended: diagram(userTask(DECIDED)),
  },
  {
    rule: 'contract-task',
    what: 'a person by a variable that names nobody for a task',
    at: 'task',
    broken: diagram(userTask('', { form: 'walkthrough.talk', who: 'assignee="=itemId"' })),
    mended: diagram(userTask('', { form: 'walkthrough.talk', who: 'assignee="=walkerId"' })),
  },
  {
    rule: 'contract-task',
    what: 'a person and a group at once',
    at: 'task',
    broken: diagram(
      userTask('', { form: 'walkthrough.talk', who: 'assignee="=walkerId" candidateGroups="role:STYLE_OFFICE"' }),
    ),
    mended: diagram(userTask('', { form: 'walkthrough.talk', who: 'candidateGroups="role:STYLE_OFFICE"' })),
  },
  {
    rule: 'contract-task',
    what: 'an id that may be last round’s',
    at: 'task',
    broken: diagram(userTask(`${declared('verification')}${OUT_REQUEST}`, VERIFY)),
    mended: diagram(userTask(`${declared('verification')}${declared('evaluationRequestId')}`, VERIFY)),
  },
  {
    rule: 'no-native-user-task',
    what: 'an engine’s own user task',
    at: 'task',
    broken: diagram(userTask(DECIDED, { native: '<zeebe:userTask />' })),
    mended: diagram(userTask(DECIDED)),
  },
  {
    rule: 'no-engine-timer',
    what: 'an engine timer',
    at: 'wait',
    broken: timer(
      '<bpmn:timerEventDefinition id="def"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P5D</bpmn:timeDuration></bpmn:timerEventDefinition>',
    ),
    mended: messageDiagram('item.overdue', '=itemId'),
  },
  {
    rule: 'parallel-output-is-local',
    what: 'instances that overwrite each other',
    at: 'task',
    broken: multi(OUTCOME),
    mended: multi(`<zeebe:input source="=null" target="outcome" />${OUTCOME}`),
  },
  {
    rule: 'variables-are-listed',
    what: 'a name as a variable',
    at: 'task',
    broken: diagram(
      service(job('application.accept', '<zeebe:input source="=applicationId" target="applicantName" />')),
    ),
    mended: diagram(service(job('application.accept', '<zeebe:input source="=applicationId" target="subjectId" />'))),
  },
  {
    rule: 'variables-are-listed',
    what: 'a phone number in an expression',
    at: 'task',
    broken: diagram(service(job('application.accept', '<zeebe:input source="=applicant.phone" target="subjectId" />'))),
    mended: diagram(service(job('application.accept', '<zeebe:input source="=applicationId" target="subjectId" />'))),
  },
  {
    rule: 'variables-are-listed',
    what: 'a name as the person of a task',
    at: 'task',
    broken: diagram(userTask('', { form: 'walkthrough.talk', who: 'assignee="=walkerName"' })),
    mended: diagram(userTask('', { form: 'walkthrough.talk', who: 'assignee="=walkerId"' })),
  },
  {
    rule: 'variables-are-listed',
    what: 'a name as a loop variable',
    at: 'task',
    broken: multi(`<zeebe:input source="=null" target="outcome" />${OUTCOME}`).replace(
      'inputElement="itemId"',
      'inputElement="applicantName"',
    ),
    mended: multi(`<zeebe:input source="=null" target="outcome" />${OUTCOME}`),
  },
  {
    rule: 'reachable',
    what: 'a step that nothing leads to',
    at: 'lost',
    broken: diagram([
      ...service(job('application.accept')),
      element('manualTask', 'lost'),
      end('e2'),
      flow('lost', 'e2'),
    ]),
    mended: diagram(service(job('application.accept'))),
  },
  {
    rule: 'flow-stays-inside',
    what: 'a flow into a start event',
    at: 'task_start',
    broken: diagram([...service(job('application.accept')), flow('task', 'start')]),
    mended: diagram(service(job('application.accept'))),
  },
  {
    rule: 'flow-stays-inside',
    what: 'a flow into a subprocess',
    at: 'start_e2',
    broken: diagram(inSubProcess(flow('start', 'e2'))),
    mended: diagram(inSubProcess('')),
  },
  {
    rule: 'leave-by-message',
    what: 'a wait that cannot be left',
    at: 'ItemHandlingProcess',
    broken: messageDiagram('item.withdrawn', '=itemId'),
    mended: diagram([...catching('msg'), leaving], { roots: message('item.withdrawn', '=itemId') }),
  },
];
