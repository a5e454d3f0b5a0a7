import {
  ASSIGNEE_VARIABLES,
  CANDIDATE_GROUP_PREFIXES,
  TASK_KINDS,
  UNIT_VARIABLES,
  type TaskContract,
  type TaskKind,
} from '../../contract.js';
import { extension, headerOf, inputsOf, outputsOf, type BpmnElement, type RuleFactory } from '../bpmn-element.js';

const GROUPS = new RegExp(
  `^(${CANDIDATE_GROUP_PREFIXES.role}[A-Z_]+|=\\["${CANDIDATE_GROUP_PREFIXES.unit}" \\+ (${UNIT_VARIABLES.join('|')})\\])$`,
);
const ASSIGNEE = new RegExp(`^=(${ASSIGNEE_VARIABLES.join('|')})$`);

/** A task is for a unit, for a role, or for one person: never for nobody, never for both. */
function isForSomebody(element: BpmnElement): boolean {
  const { candidateGroups, assignee } = extension(element, 'zeebe:AssignmentDefinition') ?? {};
  if (candidateGroups !== undefined && assignee !== undefined) return false;
  return GROUPS.test(candidateGroups ?? '') || ASSIGNEE.test(assignee ?? '');
}

/**
 * A user task is of a kind of the contract: form key = header `kind`. What its command sends is declared twice, input `=null` and
 * output `=decision`: what was forgotten is null and stops at the next gateway or wait instead of reusing the last round's answer.
 */
export const contractTask: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type !== 'bpmn:UserTask') return;
    const id = element.id ?? '';
    const formKey = extension(element, 'zeebe:FormDefinition')?.formKey ?? '';
    if (!(formKey in TASK_KINDS)) {
      reporter.report(id, `表单“${formKey}”不在约定清单中`);
      return;
    }
    if (headerOf(element, 'kind') !== formKey) reporter.report(id, `任务头 kind 须与表单相同：${formKey}`);
    const { decision, outputs = [] }: TaskContract = TASK_KINDS[formKey as TaskKind];
    for (const variable of decision ? [decision.variable, ...outputs] : outputs) {
      if (!inputsOf(element).some(({ source, target }) => source === '=null' && target === variable)) {
        reporter.report(id, `结论 ${variable} 须先置空（输入 =null），以免沿用上一轮`);
      }
      if (!outputsOf(element).some(({ source, target }) => source === `=${variable}` && target === variable)) {
        reporter.report(id, `结论 ${variable} 须列为输出`);
      }
    }
    if (!isForSomebody(element)) {
      reporter.report(
        id,
        `办理人须是下列之一：role:角色；=["unit:" + ${UNIT_VARIABLES.join(' 或 ')}]；受理人 ${ASSIGNEE_VARIABLES.map((name) => `=${name}`).join('、')}`,
      );
    }
  },
});
