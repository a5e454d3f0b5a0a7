import { elementAt } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import type { JsonObject } from '../runtime/json.js';
import type { CompensationRow } from '../state/compensation-store.js';
import type { ElementInstance } from '../state/element-instance.js';
import type { PackedRecord } from '../state/packed-record.js';
import type { SignalSubscriptionRow } from '../state/signal-store.js';

const NONE = '-1';
const keyOrNone = (key: number): string => (key ? String(key) : NONE);

/** The rarer records, stored as they are read: signals, escalations, compensation, native user tasks, modifications. */
export class EventRecords {
  constructor(private readonly b: Behaviours) {}

  signal(key: number, signalName: string, variables: JsonObject): void {
    this.append(['O', key, 'SIGNAL', 'BROADCASTED', { signalName, variables }]);
  }

  signalSubscription(row: SignalSubscriptionRow, intent: 'CREATED' | 'DELETED'): void {
    const value = {
      ...this.originOf(row.definition),
      signalName: row.signalName,
      catchEventId: this.idOf(row.definition, row.target),
      catchEventInstanceKey: keyOrNone(row.elementInstance),
    };
    this.append(['O', row.key, 'SIGNAL_SUBSCRIPTION', intent, value]);
  }

  escalation(thrower: ElementInstance, escalationCode: string, caught: string, isCaught: boolean): void {
    const value = {
      ...this.originOf(thrower.definition),
      processInstanceKey: String(thrower.processInstance),
      escalationCode,
      throwElementId: this.idOf(thrower.definition, thrower.element),
      catchElementId: caught,
    };
    const intent = isCaught ? 'ESCALATED' : 'NOT_ESCALATED';
    this.append(['O', this.b.state.keys.nextKey(), 'ESCALATION', intent, value]);
  }

  compensation(row: CompensationRow, intent: 'CREATED' | 'TRIGGERED' | 'COMPLETED' | 'DELETED'): void {
    const idOrNone = (index: number) => (index >= 0 ? this.idOf(row.definition, index) : '');
    const value = {
      ...this.originOf(row.definition),
      processInstanceKey: String(row.processInstance),
      compensableActivityId: this.idOf(row.definition, row.activity),
      compensableActivityInstanceKey: String(row.activityInstance),
      compensableActivityScopeKey: String(row.scope),
      compensationHandlerId: idOrNone(row.handler),
      compensationHandlerInstanceKey: keyOrNone(row.handlerInstance),
      throwEventId: idOrNone(row.throwElement),
      throwEventInstanceKey: keyOrNone(row.throwInstance),
    };
    this.append(['O', row.key, 'COMPENSATION_SUBSCRIPTION', intent, value]);
  }

  userTask(instance: ElementInstance, key: number, intent: string, attributes: JsonObject): void {
    const value = {
      ...this.originOf(instance.definition),
      userTaskKey: String(key),
      processInstanceKey: String(instance.processInstance),
      elementId: this.idOf(instance.definition, instance.element),
      elementInstanceKey: String(instance.key),
      ...attributes,
    };
    this.append(['O', key, 'USER_TASK', intent, value]);
  }

  modification(process: ElementInstance): void {
    const value = { processInstanceKey: String(process.key) };
    this.append(['O', process.key, 'PROCESS_INSTANCE_MODIFICATION', 'MODIFIED', value]);
  }

  private originOf(definition: number): { bpmnProcessId: string; processDefinitionKey: string } {
    const { bpmnProcessId } = this.b.state.definitions.get(definition);
    return { bpmnProcessId, processDefinitionKey: String(definition) };
  }

  private idOf(definition: number, index: number): string {
    return elementAt(this.b.state.definitions.get(definition), index).id;
  }

  private append(record: PackedRecord): void {
    this.b.state.records.append(record);
  }
}
