import { extension, type RuleFactory } from '../bpmn-element.js';

/** Only job-based user tasks: the inbox learns of them from the job that the record stream shows, on 8.5 and on the embedded engine. */
export const noNativeUserTask: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type === 'bpmn:UserTask' && extension(element, 'zeebe:UserTask')) {
      reporter.report(element.id ?? '', '用户任务须采用工作方式（job），不用引擎自带的用户任务');
    }
  },
});
