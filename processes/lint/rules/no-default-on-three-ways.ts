import type { RuleFactory } from '../bpmn-element.js';

/** A default hides an unknown decision. Where "no" is harmless two ways suffice; with three an unknown value must stop as an incident. */
export const noDefaultOnThreeWays: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type === 'bpmn:ExclusiveGateway' && (element.outgoing ?? []).length > 2 && element.default) {
      reporter.report(element.id ?? '', '三个及以上分支的网关不设默认分支：未知的结论应当停下来等人处理');
    }
  },
});
