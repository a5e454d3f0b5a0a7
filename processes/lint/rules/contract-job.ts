import { JOB_TYPES, type JobType } from '../../contract.js';
import { extension, headerOf, inputsOf, outputsOf, type RuleFactory } from '../bpmn-element.js';

/** Job types are those of the contract; what a job answers is declared as output, or it would spread on its own (Zeebe fact 8). */
export const contractJob: RuleFactory = () => ({
  check(element, reporter) {
    const type = extension(element, 'zeebe:TaskDefinition')?.type;
    if (type === undefined) return;
    const id = element.id ?? '';
    if (!(type in JOB_TYPES)) {
      reporter.report(id, `工作类型“${type}”不在约定清单中`);
      return;
    }
    const { outputs, headers } = JOB_TYPES[type as JobType];
    for (const output of outputs) {
      if (!outputsOf(element).some(({ source, target }) => source === `=${output}` && target === output)) {
        reporter.report(id, `“${type}”返回的 ${output} 须列为输出`);
      }
    }
    for (const header of headers) {
      if (headerOf(element, header) === undefined) reporter.report(id, `“${type}”缺少任务头 ${header}`);
    }
    if (type.startsWith('deadline.') && !inputsOf(element).some(({ target }) => target === 'subjectId')) {
      reporter.report(id, `“${type}”须传入 subjectId`);
    }
  },
});
