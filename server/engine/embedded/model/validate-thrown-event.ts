import { constantText } from './constant-text.js';
import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel, ProcessModel } from './element-model.js';
import { nodes, type ModdleNode } from './moddle-access.js';

const ESCALATION_HOSTS = new Set<string>(['SUB_PROCESS', 'CALL_ACTIVITY']);

/** Signals, escalations and links: names and codes, and where they may be caught. */
export function validateThrown(element: ElementModel, model: ProcessModel, problems: DeploymentProblems): void {
  if (element.event === 'SIGNAL') validateSignal(element, model, problems);
  if (element.event === 'LINK' && !element.link) {
    problems.add(element.id, 'Link must have a name', '链接事件没有填写名称');
  }
  if (element.event !== 'ESCALATION') return;
  const throws = element.type === 'END_EVENT' || element.type === 'INTERMEDIATE_THROW_EVENT';
  if (throws && !element.escalationCode) {
    problems.add(element.id, 'Must have an escalation code', '升级事件没有填写升级代码');
  }
  if (!throws && element.escalationCode?.startsWith('=')) {
    problems.add(element.id, 'A catching escalation event needs a static code', '捕获升级的事件只能填写固定的升级代码');
  }
  const host = element.attachedTo === undefined ? undefined : model.elements[element.attachedTo];
  if (element.type === 'BOUNDARY_EVENT' && host && !ESCALATION_HOSTS.has(host.type)) {
    problems.add(
      element.id,
      'An escalation is caught at subprocesses and call activities only',
      '升级边界事件只能附着在子流程或调用活动上',
    );
  }
}

function validateSignal(element: ElementModel, model: ProcessModel, problems: DeploymentProblems): void {
  if (!element.signal) {
    problems.add(element.id, 'Must reference a signal with a name', '信号事件没有选择信号');
    return;
  }
  const startsProcess = element.type === 'START_EVENT' && model.elements[element.scope]?.type === 'PROCESS';
  if (startsProcess && constantText(element.signal) === null) {
    problems.add(element.id, 'Signal name of a start event must not need variables', '开始事件的信号名不能引用变量');
  }
}

/** Compensation: a boundary event leads to a handler, a throw event names an activity of its
 * own scope (around an event subprocess: of the scope that one lies in) that has one. */
export function validateCompensation(
  element: ElementModel,
  source: ModdleNode,
  model: ProcessModel,
  problems: DeploymentProblems,
): void {
  if (element.type === 'BOUNDARY_EVENT') {
    const host = element.attachedTo === undefined ? undefined : model.elements[element.attachedTo];
    const isTied = nodes(source.$parent?.artifacts).some(({ sourceRef }) => sourceRef === source);
    if (!host?.compensation || !isTied) {
      problems.add(element.id, 'Must lead to a compensation handler', '补偿边界事件没有连到补偿处理活动');
    }
    return;
  }
  const definition = nodes(source.eventDefinitions)[0];
  if (!definition?.activityRef) return;
  const activity = element.compensates === undefined ? undefined : model.elements[element.compensates];
  const scope = model.elements[element.scope];
  const isNear =
    activity?.scope === element.scope || (scope?.type === 'EVENT_SUB_PROCESS' && activity?.scope === scope.scope);
  if (!activity || !isNear || (!activity.compensation && activity.type !== 'SUB_PROCESS')) {
    problems.add(
      definition.id,
      'Must reference an activity of the same scope that can be compensated',
      '补偿事件指定的活动不在同一范围内，或没有补偿处理活动',
    );
  }
}

/** Links of one scope: every throw event has one catch event of its name. */
export function validateLinks(scope: ElementModel, model: ProcessModel, problems: DeploymentProblems): void {
  const links = model.elements.filter((element) => element.scope === scope.index && element.link);
  const catching = links.filter((element) => element.type === 'INTERMEDIATE_CATCH_EVENT').map(({ link }) => link);
  if (new Set(catching).size !== catching.length) {
    problems.add(scope.id, 'Link catch events must have different names', '同一范围内的链接捕获事件名称重复');
  }
  const isMissing = links.some(
    (element) => element.type === 'INTERMEDIATE_THROW_EVENT' && element.linkTarget === undefined,
  );
  if (isMissing)
    problems.add(scope.id, 'A link has no catch event of its name', '链接抛出事件找不到同名的链接捕获事件');
}
