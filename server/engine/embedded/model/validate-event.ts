import { compileExpression, parseCycle, parseDateTime, parseDuration } from '../feel/index.js';
import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel, ProcessModel } from './element-model.js';
import { nodes, type ModdleNode } from './moddle-access.js';
import { ACTIVITIES } from './supported-elements.js';

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
  if (element.event === 'TIMER') validateTimer(element, model, problems);
  if (element.type === 'BOUNDARY_EVENT') validateBoundary(element, model, problems);
  if (ACTIVITIES.has(element.type) || element.type === 'EVENT_SUB_PROCESS') validateSiblings(element, model, problems);
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
    if (element.message.name.startsWith('=') && !isConstant(element.message.name)) {
      problems.add(element.id, 'Message name of a start event must not need variables', '开始事件的消息名不能引用变量');
    }
  } else if (!element.message.correlationKey) {
    const definition = nodes(source.eventDefinitions)[0];
    const message = (definition?.messageRef ?? source.messageRef) as ModdleNode | undefined;
    problems.add(message?.id ?? element.id, 'Must have a correlation key', '消息没有填写关联键，无法找到要通知的流程');
  }
}

/** A start event's name is evaluated without variables when the process is deployed. */
function isConstant(source: string): boolean {
  try {
    const result = compileExpression(source).evaluate({ lookup: () => undefined, now: () => 0 });
    return result.ok && typeof result.value === 'string';
  } catch {
    return false;
  }
}

function validateTimer(element: ElementModel, model: ProcessModel, problems: DeploymentProblems): void {
  const { timer } = element;
  if (!timer) {
    problems.add(element.id, 'Must have a date, a duration or a cycle', '定时事件没有填写时间');
    return;
  }
  const repeats =
    !element.interrupting &&
    (element.type === 'BOUNDARY_EVENT' || model.elements[element.scope]?.type === 'EVENT_SUB_PROCESS');
  if (timer.kind === 'CYCLE' && !repeats) {
    problems.add(element.id, 'A repeating timer must not interrupt', '循环定时只能用在非中断事件上');
  }
  if (timer.expression.startsWith('=')) return;
  const parsed = { DATE: parseDateTime, DURATION: parseDuration, CYCLE: parseCycle }[timer.kind](timer.expression);
  if (parsed === null) {
    problems.add(element.id, `Timer '${timer.expression}' is not readable`, `看不懂定时设置“${timer.expression}”`);
  }
}

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
  const events = [...element.boundary, ...element.eventSubProcessStarts].map((index) => model.elements[index]);
  const boundary = element.boundary.map((index) => model.elements[index]);
  const repeated = (values: (string | null | undefined)[]) => new Set(values).size !== values.length;
  const errorCodes = boundary.filter((event) => event?.event === 'ERROR').map((event) => event?.errorCode ?? null);
  if (repeated(errorCodes)) {
    problems.add(
      element.id,
      'Boundary events must not catch the same error code twice',
      '同一个任务上有两个捕获相同错误的边界事件',
    );
  }
  const names = events.filter((event) => event?.message).map((event) => event?.message?.name);
  const own = element.message ? [element.message.name] : [];
  if (repeated([...names, ...own])) {
    problems.add(element.id, 'Must not wait for the same message twice', '同一个任务上有两个等待同一条消息的事件');
  }
}
