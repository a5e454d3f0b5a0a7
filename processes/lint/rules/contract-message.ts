import { MESSAGES, type MessageName } from '../../contract.js';
import { extension, type BpmnElement, type RuleFactory } from '../bpmn-element.js';

/** A message start of the process itself is found by name; every other catch needs the contract's correlation key. */
const startsProcess = (event: BpmnElement | undefined) =>
  event?.$type === 'bpmn:StartEvent' && event.$parent?.$type === 'bpmn:Process';

/** Message names are those of the contract, and the wait is correlated by the id of the very thing waited for. */
export const contractMessage: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type !== 'bpmn:MessageEventDefinition') return;
    const event = element.$parent;
    const id = event?.id ?? '';
    const name = element.messageRef?.name ?? '';
    if (!(name in MESSAGES)) {
      reporter.report(id, `消息“${name}”不在约定清单中`);
      return;
    }
    const message = MESSAGES[name as MessageName];
    if (startsProcess(event)) {
      if (message.payload.length === 0) reporter.report(id, `消息“${name}”不带编号，不能启动流程`);
      return;
    }
    const key = element.messageRef && extension(element.messageRef, 'zeebe:Subscription')?.correlationKey;
    if (key !== `=${message.key}`) reporter.report(id, `消息“${name}”的关联键须是 =${message.key}`);
  },
});
