import { parseCycle, parseDateTime, parseDuration } from '../feel/index.js';
import { parseCron } from '../runtime/cron-schedule.js';
import { constantText } from './constant-text.js';
import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel, ProcessModel } from './element-model.js';
import { nodes, text, typeOf, type ModdleNode } from './moddle-access.js';
import { validateCompensation, validateThrown } from './validate-thrown-event.js';
import { ACTIVITIES } from './supported-elements.js';

const SCOPES = new Set<string>(['PROCESS', 'EVENT_SUB_PROCESS']);

/** Events: their references, their timers, where they may stand and what may not be doubled. */
export function validateEvent(
  element: ElementModel,
  source: ModdleNode,
  model: ProcessModel,
  problems: DeploymentProblems,
): void {
  if (element.type === 'END_EVENT' && element.outgoing.length) {
    problems.add(element.id, 'End event must not have outgoing sequence flows', '结束事件之后不能再有连线');
  }
  if (element.type === 'END_EVENT' && element.event === 'ERROR' && !element.errorCode) {
    problems.add(element.id, 'Must have an error code', '错误结束事件没有填写错误代码');
  }
  if (element.errorCode?.startsWith('=') && element.type !== 'END_EVENT') {
    problems.add(element.id, 'A catching error event needs a static code', '捕获错误的事件只能填写固定的错误代码');
  }
  validateMessage(element, source, model, problems);
  validateThrown(element, model, problems);
  validateNamed(element, source, problems);
  if (element.event === 'COMPENSATION') validateCompensation(element, source, model, problems);
  if (element.event === 'TIMER') validateTimer(element, model, problems);
  if (element.type === 'BOUNDARY_EVENT') validateBoundary(element, model, problems);
  if (ACTIVITIES.has(element.type) || SCOPES.has(element.type)) validateSiblings(element, model, problems);
}

function validateMessage(
  element: ElementModel,
  source: ModdleNode,
  model: ProcessModel,
  problems: DeploymentProblems,
): void {
  const catches = ['START_EVENT', 'INTERMEDIATE_CATCH_EVENT', 'BOUNDARY_EVENT'].includes(element.type);
  if (catches && element.event === 'MESSAGE' && !element.message) {
    problems.add(element.id, 'Must reference a message with a name', '消息事件没有选择消息');
  }
  if (!element.message) return;
  const startsProcess = element.type === 'START_EVENT' && model.elements[element.scope]?.type === 'PROCESS';
  if (startsProcess) {
    if (constantText(element.message.name) === null) {
      problems.add(element.id, 'Message name of a start event must not need variables', '开始事件的消息名不能引用变量');
    }
  } else if (!element.message.correlationKey) {
    const definition = nodes(source.eventDefinitions)[0];
    const message = (definition?.messageRef ?? source.messageRef) as ModdleNode | undefined;
    problems.add(message?.id ?? element.id, 'Must have a correlation key', '消息没有填写关联键，无法找到要通知的流程');
  }
}

const KINDS: readonly [attribute: string, type: string][] = [
  ['messageRef', 'Message'],
  ['signalRef', 'Signal'],
  ['escalationRef', 'Escalation'],
  ['errorRef', 'Error'],
];

/** A reference has to lead to a thing of its kind. */
function validateKinds(element: ElementModel, node: ModdleNode, problems: DeploymentProblems): void {
  for (const [attribute, type] of KINDS) {
    const target = node[attribute] as ModdleNode | undefined;
    if (!target || typeOf(target) === type) continue;
    problems.add(
      element.id,
      `Attribute '${attribute}' must lead to a ${type}`,
      `引用“${attribute}”指向的不是它该指的东西`,
    );
  }
}

/** Messages and signals need a name, thrown escalations a code: what has none is named beside the event that refers to it. */
function validateNamed(element: ElementModel, source: ModdleNode, problems: DeploymentProblems): void {
  const throws = element.type === 'END_EVENT' || element.type === 'INTERMEDIATE_THROW_EVENT';
  for (const node of [source, ...nodes(source.eventDefinitions)]) {
    validateKinds(element, node, problems);
    const message = node.messageRef as ModdleNode | undefined;
    const signal = node.signalRef as ModdleNode | undefined;
    const escalation = throws ? (node.escalationRef as ModdleNode | undefined) : undefined;
    for (const [named, value] of [
      [message, message?.name],
      [signal, signal?.name],
      [escalation, escalation?.escalationCode],
    ] as const) {
      if (named && !text(value))
        problems.add(named.id, 'Must have a name or a code', '消息、信号或升级没有填写名称或代码');
    }
  }
}

function validateTimer(element: ElementModel, model: ProcessModel, problems: DeploymentProblems): void {
  const { timer } = element;
  if (!timer) {
    problems.add(element.id, 'Must have a date, a duration or a cycle', '定时事件没有填写时间');
    return;
  }
  const scope = model.elements[element.scope]?.type;
  const startsProcess = element.type === 'START_EVENT' && scope === 'PROCESS';
  const repeats = !element.interrupting && (element.type === 'BOUNDARY_EVENT' || scope === 'EVENT_SUB_PROCESS');
  if (timer.kind === 'CYCLE' && !repeats && !startsProcess) {
    const holder = scope === 'EVENT_SUB_PROCESS' ? (model.elements[element.scope]?.id ?? element.id) : element.id;
    problems.add(holder, 'A repeating timer must not interrupt', '循环定时只能用在非中断事件上');
  }
  const text = startsProcess ? constantText(timer.expression) : timer.expression;
  if (text?.startsWith('=')) return;
  const isReadable = { DATE: parseDateTime, DURATION: parseDuration, CYCLE: readCycle }[timer.kind];
  if (text === null || isReadable(text) === null) {
    problems.add(element.id, `Timer '${timer.expression}' is not readable`, `看不懂定时设置“${timer.expression}”`);
  }
}

const readCycle = (text: string) => parseCycle(text) ?? parseCron(text);

function validateBoundary(element: ElementModel, model: ProcessModel, problems: DeploymentProblems): void {
  const host = element.attachedTo === undefined ? undefined : model.elements[element.attachedTo];
  if (!host || !ACTIVITIES.has(host.type)) {
    problems.add(element.id, 'Must be attached to an activity', '边界事件要附着在任务或子流程上');
  }
  if (element.incoming.length) {
    problems.add(element.id, 'Must not have incoming sequence flows', '边界事件不能有进入的连线');
  }
  if (element.event === 'ERROR' && !element.interrupting) {
    problems.add(element.id, 'An error boundary event must interrupt', '错误边界事件必须是中断型');
  }
}

/** Two events at one place that wait for the same thing: which one wins would be a guess. */
function validateSiblings(element: ElementModel, model: ProcessModel, problems: DeploymentProblems): void {
  const find = (indexes: number[]) => indexes.flatMap((index) => model.elements[index] ?? []);
  const events = find([...element.boundary, ...element.eventSubProcessStarts]);
  const repeated = (values: (string | null | undefined)[]) => new Set(values).size !== values.length;
  for (const siblings of [find(element.boundary), find(element.eventSubProcessStarts)]) {
    const errors = siblings.filter((event) => event.event === 'ERROR').map((event) => event.errorCode ?? null);
    if (repeated(errors)) {
      problems.add(element.id, 'Must not catch the same error code twice', '同一处有两个事件捕获相同的错误');
    }
    const escalations = siblings.filter((event) => event.event === 'ESCALATION');
    if (repeated(escalations.map((event) => event.escalationCode ?? null))) {
      problems.add(element.id, 'Must not catch the same escalation twice', '同一处有两个事件捕获相同的升级');
    }
  }
  if (repeated(events.flatMap((event) => event.signal ?? []))) {
    problems.add(element.id, 'Must not wait for the same signal twice', '同一处有两个事件等待同一个信号');
  }
  const names = events.flatMap((event) => event.message?.name ?? []);
  const own = element.message ? [element.message.name] : [];
  if (repeated([...names, ...own])) {
    problems.add(element.id, 'Must not wait for the same message twice', '同一个任务上有两个等待同一条消息的事件');
  }
}
