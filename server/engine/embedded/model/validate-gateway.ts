import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel, ProcessModel } from './element-model.js';

/** Inclusive gateways: fork only. Event-based gateways: at least two ways, each a catch event of its own. */
export function validateGateway(element: ElementModel, model: ProcessModel, problems: DeploymentProblems): void {
  if (element.type === 'INCLUSIVE_GATEWAY' && element.incoming.length > 1) {
    problems.add(element.id, 'Must have one incoming sequence flow only', '包容网关只能用来分支，不能用来汇合');
  }
  if (element.type !== 'EVENT_BASED_GATEWAY') return;
  if (element.outgoing.length < 2) {
    problems.add(element.id, 'Must have at least two outgoing sequence flows', '事件网关至少要有两条出口');
  }
  const targets = element.gatewayEvents.map((index) => model.elements[index]);
  for (const target of targets) {
    if (!target || target.type !== 'INTERMEDIATE_CATCH_EVENT' || target.event === 'NONE') {
      problems.add(element.id, 'Must lead to intermediate catch events only', '事件网关之后只能接中间捕获事件');
    } else if (target.incoming.length > 1) {
      problems.add(
        target.id,
        'Must have one incoming flow behind an event gateway',
        '事件网关之后的事件只能有一条进入的连线',
      );
    }
  }
  const signals = targets.flatMap((target) => target?.signal ?? []);
  if (new Set(signals).size !== signals.length) {
    problems.add(element.id, 'Must not wait for the same signal twice', '事件网关的两条出口不能等待同一个信号');
  }
  const names = targets.filter((target) => target?.message).map((target) => target?.message?.name);
  if (new Set(names).size !== names.length) {
    problems.add(element.id, 'Must not wait for the same message twice', '事件网关的两条出口不能等待同一条消息');
  }
}
