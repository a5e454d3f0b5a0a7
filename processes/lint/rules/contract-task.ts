import { CANDIDATE_GROUP_PREFIXES, TASK_KINDS, type TaskKind } from '../../contract.js';
import { extension, headerOf, inputsOf, outputsOf, type RuleFactory } from '../bpmn-element.js';

const GROUPS = new RegExp(
  `^(${CANDIDATE_GROUP_PREFIXES.role}[A-Z_]+|=\\["${CANDIDATE_GROUP_PREFIXES.unit}" \\+ unitId\\])$`,
);

/**
 * A user task is of a kind of the contract: form key = header `kind`. Its decision is declared twice, input `=null` and output
 * `=decision`: a decision that was forgotten is null and stops at the gateway instead of reusing the last round's answer.
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
    const { variable } = TASK_KINDS[formKey as TaskKind].decision;
    if (!inputsOf(element).some(({ source, target }) => source === '=null' && target === variable)) {
      reporter.report(id, `结论 ${variable} 须先置空（输入 =null），以免沿用上一轮`);
    }
    if (!outputsOf(element).some(({ source, target }) => source === `=${variable}` && target === variable)) {
      reporter.report(id, `结论 ${variable} 须列为输出`);
    }
    const groups = extension(element, 'zeebe:AssignmentDefinition')?.candidateGroups ?? '';
    if (!GROUPS.test(groups)) reporter.report(id, '候选组须是 role:角色 或 =["unit:" + unitId]');
  },
});
