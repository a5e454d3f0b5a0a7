import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel } from './element-model.js';
import { extension, text, type ModdleNode } from './moddle-access.js';

const NEEDS_JOB: readonly string[] = ['SERVICE_TASK', 'SEND_TASK', 'SCRIPT_TASK', 'BUSINESS_RULE_TASK'];

/** Zeebe extensions that change how an element runs and that this engine does not know: refused, never ignored. */
const REFUSED_EXTENSIONS: [type: string, what: string, chinese: string][] = [
  ['TaskListeners', 'task listeners', '任务监听器'],
  ['CalledDecision', 'called decision', '调用决策表'],
  ['AdHoc', 'ad-hoc settings', '自由子流程'],
];

/** Job types, called processes, collections and the extensions that are refused. */
export function validateActivity(element: ElementModel, source: ModdleNode, problems: DeploymentProblems): void {
  for (const [type, what, chinese] of REFUSED_EXTENSIONS) {
    if (extension(source, type)) problems.unsupported(element.id, what, chinese);
  }

  const isMessageThrow =
    (element.type === 'END_EVENT' || element.type === 'INTERMEDIATE_THROW_EVENT') && element.event === 'MESSAGE';
  if ((NEEDS_JOB.includes(element.type) || isMessageThrow) && !element.job && !element.script) {
    problems.add(element.id, 'Must have a task definition with a type', '没有填写任务类型，系统不知道由谁来办');
  }
  if (element.script && (!element.script.expression || !element.script.resultVariable)) {
    problems.add(element.id, 'Script needs an expression and a result variable', '脚本任务要填写表达式和结果变量');
  }
  if (element.userTask && extension(source, 'FormDefinition') && !element.userTask.formKey) {
    problems.unsupported(element.id, 'form without a form key', '没有表单标识的表单');
  }
  const isBound = element.incoming.length || element.outgoing.length || element.boundary.length;
  if (source.isForCompensation === true && isBound) {
    problems.add(
      element.id,
      'A compensation handler must have no sequence flows and no boundary events',
      '补偿处理活动不能有连线，也不能附着边界事件',
    );
  }
  if (extension(source, 'ExecutionListeners')) validateListeners(element, problems);
  if (element.type === 'CALL_ACTIVITY') validateCall(element, source, problems);
  if (element.type === 'RECEIVE_TASK' && !element.message) {
    problems.add(element.id, 'Must reference a message with a name', '接收任务没有选择消息');
  }
  if (element.multiInstance) {
    if (!element.multiInstance.inputCollection) {
      problems.add(element.id, "Attribute 'inputCollection' must be present", '多实例没有填写输入集合');
    }
    if (!element.multiInstance.outputCollection !== !element.multiInstance.outputElement) {
      problems.add(
        element.id,
        'Output collection and output element go together',
        '多实例的输出集合和输出元素要同时填写',
      );
    }
  }
}

function validateCall(element: ElementModel, source: ModdleNode, problems: DeploymentProblems): void {
  if (!element.called?.processId) {
    problems.add(element.id, 'Must have a called element with a process id', '没有填写被调用的流程');
  }
  const binding = text(extension(source, 'CalledElement')?.bindingType);
  if (binding && binding !== 'latest') problems.unsupported(element.id, `binding '${binding}'`, '绑定到固定版本');
}

/** Listeners run at service tasks only (8.5); each needs a type of its own in its phase. */
function validateListeners(element: ElementModel, problems: DeploymentProblems): void {
  if (element.type !== 'SERVICE_TASK') {
    problems.unsupported(element.id, 'execution listeners here', '这个元素上的执行监听器');
  }
  for (const phase of [element.listeners?.start ?? [], element.listeners?.end ?? []]) {
    const types = phase.map(({ type }) => type);
    if (types.some((type) => !type) || new Set(types).size !== types.length) {
      problems.add(element.id, 'Listeners need a type each', '执行监听器要填写各不相同的任务类型');
    }
  }
}
