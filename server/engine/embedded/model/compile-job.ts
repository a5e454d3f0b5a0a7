import type { ElementModel, ListenerModel, UserTaskModel } from './element-model.js';
import { extension, nodes, text, type ModdleNode } from './moddle-access.js';

const JOB_ELEMENTS = new Set([
  'SERVICE_TASK',
  'SEND_TASK',
  'SCRIPT_TASK',
  'BUSINESS_RULE_TASK',
  'END_EVENT',
  'INTERMEDIATE_THROW_EVENT',
]);

function headersOf(node: ModdleNode): Record<string, string> {
  const entries = nodes(extension(node, 'TaskHeaders')?.values)
    .map((header) => [text(header.key), text(header.value)] as const)
    .filter((entry): entry is [string, string] => entry[0] !== null && entry[1] !== null);
  return Object.fromEntries(entries);
}

/** Job of a task or of a message throw event, or the script of a script task. Header values are never expressions. */
export function compileJob(node: ModdleNode, element: ElementModel): void {
  if (!JOB_ELEMENTS.has(element.type)) return;
  const script = extension(node, 'Script');
  if (element.type === 'SCRIPT_TASK' && script) {
    element.script = { expression: text(script.expression) ?? '', resultVariable: text(script.resultVariable) ?? '' };
    return;
  }
  const definition = extension(node, 'TaskDefinition');
  const type = text(definition?.type);
  if (definition && type) element.job = { type, retries: text(definition.retries) ?? '3', headers: headersOf(node) };
}

/** Attributes of a job-based user task; each becomes a header of its job. */
export function compileUserTask(node: ModdleNode): UserTaskModel {
  const assignment = extension(node, 'AssignmentDefinition');
  const schedule = extension(node, 'TaskSchedule');
  const form = extension(node, 'FormDefinition');
  const optional = {
    assignee: text(assignment?.assignee),
    candidateGroups: text(assignment?.candidateGroups),
    candidateUsers: text(assignment?.candidateUsers),
    dueDate: text(schedule?.dueDate),
    followUpDate: text(schedule?.followUpDate),
    formKey: text(form?.formKey),
  };
  const present = Object.entries(optional).filter((entry): entry is [string, string] => entry[1] !== null);
  return { headers: headersOf(node), ...Object.fromEntries(present) };
}

/** Execution listeners, in file order; each is a job of its own. */
export function compileListeners(node: ModdleNode, element: ElementModel): void {
  const all = nodes(extension(node, 'ExecutionListeners')?.listeners);
  if (all.length === 0) return;
  const of = (event: string): ListenerModel[] =>
    all
      .filter((listener) => listener.eventType === event)
      .map((listener) => ({ type: text(listener.type) ?? '', retries: text(listener.retries) ?? '3' }));
  element.listeners = { start: of('start'), end: of('end') };
}
