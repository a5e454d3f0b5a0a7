import type { BpmnElement, RuleFactory } from '../bpmn-element.js';
import { overlap, parseDecisionCondition } from '../decision-condition.js';

const nameOf = (flow: BpmnElement) => flow.name ?? flow.id ?? '';

/**
 * All conditions of an exclusive gateway compare one and the same variable with literals, so they exclude each other:
 * Zeebe looks at the flows in reverse file order, and two true ones would make that order decide (Zeebe fact 1).
 */
export const gatewayConditions: RuleFactory = () => ({
  check(element, reporter) {
    const ways = element.outgoing ?? [];
    if (element.$type !== 'bpmn:ExclusiveGateway' || ways.length < 2) return;
    const conditions = ways
      .filter((flow) => flow !== element.default)
      .map((flow) => ({ flow, condition: parseDecisionCondition(flow.conditionExpression?.body) }));
    for (const { flow, condition } of conditions) {
      if (!condition)
        reporter.report(flow.id ?? '', `分支“${nameOf(flow)}”的条件须是一个变量与固定值比较，例如 =decision = "GRANT"`);
    }
    const parsed = conditions.flatMap(({ flow, condition }) => (condition ? [{ flow, condition }] : []));
    if (new Set(parsed.map(({ condition }) => condition.variable)).size > 1) {
      reporter.report(element.id ?? '', '同一个网关的各个分支须比较同一个变量');
      return;
    }
    parsed.forEach((a, index) => {
      for (const b of parsed.slice(index + 1)) {
        if (overlap(a.condition, b.condition)) {
          reporter.report(element.id ?? '', `分支“${nameOf(a.flow)}”与“${nameOf(b.flow)}”的条件有重叠，会同时成立`);
        }
      }
    });
  },
});
