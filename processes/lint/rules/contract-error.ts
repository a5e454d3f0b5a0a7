import { ERROR_CODES, JOB_TYPES, type JobType } from '../../contract.js';
import { eventDefinition, extension, type BpmnElement, type RuleFactory } from '../bpmn-element.js';

const caughtAt = (activity: BpmnElement): string[] =>
  (activity.$parent?.flowElements ?? [])
    .filter((element) => element.attachedToRef === activity)
    .flatMap((event) => eventDefinition(event, 'Error')?.errorRef?.errorCode ?? []);

/** Error codes are those of the contract, and every error that a job may throw is caught on its task. */
export const contractError: RuleFactory = () => ({
  check(element, reporter) {
    const id = element.id ?? '';
    if (element.$type === 'bpmn:Error' && !((element.errorCode ?? '') in ERROR_CODES)) {
      reporter.report(id, `错误码“${element.errorCode ?? ''}”不在约定清单中`);
    }
    const type = extension(element, 'zeebe:TaskDefinition')?.type;
    if (type === undefined || !(type in JOB_TYPES)) return;
    const declared: readonly string[] = JOB_TYPES[type as JobType].errors;
    const caught = caughtAt(element);
    for (const code of declared) {
      if (!caught.includes(code)) reporter.report(id, `“${type}”可能抛出 ${code}，须在本节点上接住`);
    }
    for (const code of caught) {
      if (!declared.includes(code)) reporter.report(id, `“${type}”不会抛出 ${code}`);
    }
  },
});
