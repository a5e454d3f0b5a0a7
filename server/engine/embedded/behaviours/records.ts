import type { ProcessDefinition } from '../model/element-model.js';
import { elementAt } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import type { JsonObject, JsonValue } from '../runtime/json.js';
import type { StartSubscription } from '../state/definition-store.js';
import type { ElementInstance } from '../state/element-instance.js';
import type { IncidentRow } from '../state/incident-store.js';
import type { JobRow } from '../state/job-store.js';
import type { MessageRow } from '../state/message-store.js';
import type { PackedRecord, Place } from '../state/packed-record.js';
import type { SubscriptionRow } from '../state/subscription-store.js';
import type { TimerRow } from '../state/timer-store.js';

const NONE = '-1';

const placeOf = (row: { definition: number; processInstance: number }, element: number): Place => [
  row.definition,
  row.processInstance,
  element,
];

/** Writes the record stream: one method for each value type, with Zeebe's intents. */
export class Records {
  constructor(private readonly b: Behaviours) {}

  element(i: ElementInstance, intent: string): void {
    const caller = i.extra.parentProcessInstance ?? 0;
    this.append(['E', i.key, intent, placeOf(i, i.element), i.kind, i.parent, caller]);
  }

  flow(scope: ElementInstance, flowId: string): void {
    this.append(['F', this.b.state.keys.nextKey(), placeOf(scope, scope.key), flowId]);
  }

  variable(scope: ElementInstance, key: number, name: string, value: JsonValue, intent: 'CREATED' | 'UPDATED'): void {
    this.append(['V', key, intent, placeOf(scope, -1), scope.key, name, value]);
  }

  job(job: JobRow, intent: string, more: JsonObject = {}): void {
    const place = placeOf(job, job.element);
    this.append(['J', job.key, intent, place, job.elementInstance, job.type, job.retries, job.headers, more]);
  }

  incident(i: IncidentRow, intent: 'CREATED' | 'RESOLVED'): void {
    this.append(['I', i.key, intent, placeOf(i, i.element), i.elementInstance, i.job, i.type, i.message]);
  }

  timer(timer: TimerRow, intent: string): void {
    const place = placeOf(timer, timer.target);
    this.append(['T', timer.key, intent, place, timer.elementInstance, timer.due, timer.repetitions]);
  }

  subscription(row: SubscriptionRow, intent: string, message?: { key: number; variables: JsonObject }): void {
    this.append([
      'S',
      row.key,
      intent,
      placeOf(row, row.target),
      row.elementInstance,
      {
        messageName: row.messageName,
        correlationKey: row.correlationKey,
        interrupting: row.interrupting === 1,
        messageKey: message ? String(message.key) : NONE,
        variables: message?.variables ?? {},
      },
    ]);
  }

  message(message: MessageRow, intent: 'PUBLISHED' | 'EXPIRED'): void {
    const { name, correlationKey, messageId, timeToLive, deadline } = message;
    const variables = JSON.parse(message.variables) as JsonObject;
    this.append([
      'O',
      message.key,
      'MESSAGE',
      intent,
      { name, correlationKey, messageId, timeToLive, deadline, variables },
    ]);
  }

  /** A message that outlived its time: Zeebe expires these in bulk and no longer says what they were. */
  expiredInBulk(key: number): void {
    const value = { name: '', correlationKey: '', messageId: '', timeToLive: -1, deadline: -1, variables: {} };
    this.append(['O', key, 'MESSAGE', 'EXPIRED', value]);
  }

  startSubscription(
    start: StartSubscription,
    intent: string,
    correlated?: { key: number; correlationKey: string; processInstance: number; variables: JsonObject },
  ): void {
    this.append([
      'O',
      start.key,
      'MESSAGE_START_EVENT_SUBSCRIPTION',
      intent,
      {
        bpmnProcessId: start.definition.bpmnProcessId,
        processDefinitionKey: String(start.definition.key),
        startEventId: elementAt(start.definition, start.element).id,
        messageName: start.messageName,
        messageKey: correlated ? String(correlated.key) : NONE,
        correlationKey: correlated?.correlationKey ?? '',
        processInstanceKey: correlated ? String(correlated.processInstance) : NONE,
        variables: correlated?.variables ?? {},
      },
    ]);
  }

  process(definition: ProcessDefinition, content: string): void {
    this.append([
      'O',
      definition.key,
      'PROCESS',
      'CREATED',
      {
        bpmnProcessId: definition.bpmnProcessId,
        version: definition.version,
        processDefinitionKey: String(definition.key),
        resourceName: definition.resourceName,
        resource: Buffer.from(content, 'utf8').toString('base64'),
      },
    ]);
  }

  private append(record: PackedRecord): void {
    this.b.state.records.append(record);
  }
}
