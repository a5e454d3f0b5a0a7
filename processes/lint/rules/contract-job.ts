import { CLOCKS, JOB_TYPES, SUBJECTS, type JobContract, type JobType, type Subject } from '../../contract.js';
import { extension, headerOf, inputsOf, outputsOf, type BpmnElement, type RuleFactory } from '../bpmn-element.js';

/** What is wrong with a rung: header `subject` says whose it is, and `subjectId` is that subject's own id. */
function rungProblems(element: BpmnElement, type: string): string[] {
  const subject = headerOf(element, 'subject') ?? '';
  const clock = headerOf(element, 'clock');
  if (!(subject in SUBJECTS)) return [`“${type}”的任务头 subject 须是 ${Object.keys(SUBJECTS).join('、')} 之一`];
  const { id } = SUBJECTS[subject as Subject];
  const passed = inputsOf(element).some(({ source, target }) => target === 'subjectId' && source === `=${id}`);
  return [
    ...(passed ? [] : [`“${type}”须传入 subjectId，取自 =${id}`]),
    ...(clock === undefined || clock in CLOCKS ? [] : [`时限“${clock}”不在约定清单中`]),
  ];
}

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
    const { inputs, outputs, headers }: JobContract = JOB_TYPES[type as JobType];
    for (const output of outputs) {
      if (!outputsOf(element).some(({ source, target }) => source === `=${output}` && target === output)) {
        reporter.report(id, `“${type}”返回的 ${output} 须列为输出`);
      }
    }
    for (const header of headers) {
      if (headerOf(element, header) === undefined) reporter.report(id, `“${type}”缺少任务头 ${header}`);
    }
    if (inputs.includes('subjectId')) {
      for (const problem of rungProblems(element, type)) reporter.report(id, problem);
    }
  },
});
