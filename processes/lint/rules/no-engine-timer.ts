import type { RuleFactory } from '../bpmn-element.js';

/** Deadlines are ours: an engine timer knows neither working days nor suspensions nor a holiday announced late (DESIGN §2). */
export const noEngineTimer: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type === 'bpmn:TimerEventDefinition') {
      reporter.report(element.$parent?.id ?? '', '不用引擎定时器：时限由本系统按工作日计时，以消息通知流程');
    }
  },
});
