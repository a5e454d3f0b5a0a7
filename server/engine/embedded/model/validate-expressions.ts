import { compileExpression, FeelSyntaxError } from '../feel/index.js';
import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel } from './element-model.js';

const TARGET = /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*$/;
const RESERVED = new Set([
  'null',
  'true',
  'false',
  'function',
  'if',
  'then',
  'else',
  'for',
  'between',
  'instance',
  'of',
  'not',
  'in',
  'and',
  'or',
  'some',
  'every',
  'satisfies',
  'return',
]);

/** Every expression must parse, every mapping target must be a name the broker accepts (broker rule 32). */
export function validateExpressions(element: ElementModel, problems: DeploymentProblems): void {
  const loop = element.multiInstance;
  const user = element.userTask;
  const sources = [
    ...element.inputs.map((mapping) => mapping.source),
    ...element.outputs.map((mapping) => mapping.source),
    element.job?.type,
    element.job?.retries,
    element.script?.expression,
    element.called?.processId,
    element.timer?.expression,
    element.message?.name,
    element.message?.correlationKey,
    element.errorCode,
    element.escalationCode,
    element.signal,
    ...[...(element.listeners?.start ?? []), ...(element.listeners?.end ?? [])].flatMap(({ type, retries }) => [
      type,
      retries,
    ]),
    loop?.inputCollection,
    loop?.outputElement,
    loop?.completionCondition,
    user?.assignee,
    user?.candidateGroups,
    user?.candidateUsers,
    user?.dueDate,
    user?.followUpDate,
  ];
  for (const source of sources) if (source) check(element.id, source, problems);
  for (const flow of element.outgoing) if (flow.condition) check(flow.id, flow.condition, problems);

  for (const { target } of [...element.inputs, ...element.outputs]) {
    if (TARGET.test(target) && !target.split('.').some((part) => RESERVED.has(part))) continue;
    problems.add(
      element.id,
      `Mapping target '${target}' is not a valid name`,
      `变量映射的目标“${target}”不合规：只能用英文字母、数字和下划线`,
    );
  }
}

function check(elementId: string, source: string, problems: DeploymentProblems): void {
  try {
    compileExpression(source);
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    problems.add(elementId, `Expression '${source}' does not parse at ${error.position + 1}`, error.message);
  }
}
