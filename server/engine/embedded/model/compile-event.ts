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

/** Reads what an event waits for or throws, and the message of a receive task. */
export function compileEvent(node: ModdleNode, element: ElementModel, problems: DeploymentProblems): void {
  if (element.type === 'RECEIVE_TASK') element.message = compileMessage(node.messageRef as ModdleNode | undefined);
  if (element.type === 'BOUNDARY_EVENT') element.interrupting = node.cancelActivity !== false;
  if (element.type === 'START_EVENT') element.interrupting = node.isInterrupting !== false;
  const allowed = ALLOWED_EVENTS[element.type];
  if (!allowed) return;

  const definitions = nodes(node.eventDefinitions);
  if (definitions.length > 1)
    problems.add(node.id, 'Must have exactly one event definition', '一个事件只能有一种触发方式');
  const definition = definitions[0];
  if (definition) {
    const kind = typeOf(definition);
    switch (kind) {
      case 'MessageEventDefinition':
        element.event = 'MESSAGE';
        element.message = compileMessage(definition.messageRef as ModdleNode | undefined);
        break;
      case 'TimerEventDefinition':
        element.event = 'TIMER';
        compileTimer(definition, element);
        break;
      case 'ErrorEventDefinition':
        element.event = 'ERROR';
        element.errorCode = text((definition.errorRef as ModdleNode | undefined)?.errorCode);
        break;
      case 'TerminateEventDefinition':
        element.event = 'TERMINATE';
        break;
      default:
        problems.unsupported(node.id, kind, REFUSED_NAMES[kind] ?? kind);
        return;
    }
  }
  if (!allowed.includes(element.event)) {
    problems.add(
      node.id,
      `Event of type ${element.event} is not supported at ${element.type}`,
      '这种事件不能用在这个位置，请检查事件的触发方式',
    );
  }
}

function compileTimer(definition: ModdleNode, element: ElementModel): void {
  const date = body(definition.timeDate);
  const duration = body(definition.timeDuration);
  const cycle = body(definition.timeCycle);
  if (date) element.timer = { kind: 'DATE', expression: date };
  else if (duration) element.timer = { kind: 'DURATION', expression: duration };
  else if (cycle) element.timer = { kind: 'CYCLE', expression: cycle };
}
