import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel, MessageModel } from './element-model.js';
import { body, extension, nodes, text, typeOf, type ModdleNode } from './moddle-access.js';
import { ALLOWED_EVENTS, REFUSED_NAMES } from './supported-elements.js';

/** Message name and correlation key of a `bpmn:message`; null when the reference is missing or unnamed. */
function compileMessage(message: ModdleNode | undefined): MessageModel | undefined {
  const name = text(message?.name);
  if (!message || !name) return undefined;
  return { name, correlationKey: text(extension(message, 'Subscription')?.correlationKey) };
}

function scopesAround(node: ModdleNode): ModdleNode[] {
  const around = node.$parent;
  return around && typeOf(around) !== 'Definitions' ? [around, ...scopesAround(around)] : [];
}

/** Reads what an event waits for or throws, and the message of a receive task. */
export function compileEvent(node: ModdleNode, element: ElementModel, problems: DeploymentProblems): void {
  if (element.type === 'RECEIVE_TASK') element.message = compileMessage(node.messageRef as ModdleNode | undefined);
  if (element.type === 'BOUNDARY_EVENT') element.interrupting = node.cancelActivity !== false;
  if (element.type === 'START_EVENT') element.interrupting = node.isInterrupting !== false;
  const allowed = ALLOWED_EVENTS[element.type];
  if (!allowed) return;

  const definitions = nodes(node.eventDefinitions);
  if (definitions.length > 1) {
    // the broker names those who wait for the same thing twice, too
    for (const around of [node, node.attachedToRef as ModdleNode | undefined, ...scopesAround(node)]) {
      if (around?.id) problems.add(around.id, 'Must have exactly one event definition', '一个事件只能有一种触发方式');
    }
  }
  const definition = definitions[0];
  if (definition) {
    const kind = typeOf(definition);
    const compile = BY_DEFINITION[kind];
    if (!compile) {
      problems.unsupported(node.id, kind, REFUSED_NAMES[kind] ?? kind);
      return;
    }
    compile(definition, element);
  }
  if (!allowed.includes(element.event)) {
    problems.add(
      node.id,
      `Event of type ${element.event} is not supported at ${element.type}`,
      '这种事件不能用在这个位置，请检查事件的触发方式',
    );
  }
}

const reference = (node: unknown): ModdleNode | undefined => node as ModdleNode | undefined;

/** What each event definition adds to its element. */
const BY_DEFINITION: Record<string, (definition: ModdleNode, element: ElementModel) => void> = {
  MessageEventDefinition(definition, element) {
    element.event = 'MESSAGE';
    element.message = compileMessage(reference(definition.messageRef));
  },
  TimerEventDefinition(definition, element) {
    element.event = 'TIMER';
    compileTimer(definition, element);
  },
  ErrorEventDefinition(definition, element) {
    element.event = 'ERROR';
    element.errorCode = text(reference(definition.errorRef)?.errorCode);
  },
  TerminateEventDefinition(_definition, element) {
    element.event = 'TERMINATE';
  },
  SignalEventDefinition(definition, element) {
    element.event = 'SIGNAL';
    const name = text(reference(definition.signalRef)?.name);
    if (name) element.signal = name;
  },
  EscalationEventDefinition(definition, element) {
    element.event = 'ESCALATION';
    element.escalationCode = text(reference(definition.escalationRef)?.escalationCode);
  },
  LinkEventDefinition(definition, element) {
    element.event = 'LINK';
    const name = text(definition.name);
    if (name) element.link = name;
  },
  CompensateEventDefinition(_definition, element) {
    element.event = 'COMPENSATION';
  },
};

function compileTimer(definition: ModdleNode, element: ElementModel): void {
  const date = body(definition.timeDate);
  const duration = body(definition.timeDuration);
  const cycle = body(definition.timeCycle);
  if (date) element.timer = { kind: 'DATE', expression: date };
  else if (duration) element.timer = { kind: 'DURATION', expression: duration };
  else if (cycle) element.timer = { kind: 'CYCLE', expression: cycle };
}
