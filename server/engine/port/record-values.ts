import type { Variables } from './variables.js';

/** Value of a `PROCESS_INSTANCE` record (intents ELEMENT_ACTIVATING … ELEMENT_TERMINATED, SEQUENCE_FLOW_TAKEN). */
export interface ProcessInstanceValue {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: string;
  processInstanceKey: string;
  elementId: string;
  /** Zeebe's element type: PROCESS, SERVICE_TASK, USER_TASK, MULTI_INSTANCE_BODY … */
  bpmnElementType: string;
  /** Key of the scope it runs in; '-1' for a process. */
  flowScopeKey: string;
  /** Of a called process: the calling instance and call activity; '-1' otherwise. */
  parentProcessInstanceKey: string;
  parentElementInstanceKey: string;
}

/** Value of a `JOB` record (CREATED, COMPLETED, FAILED, ERROR_THROWN, TIMED_OUT, CANCELED, RETRIES_UPDATED, RECURRED_AFTER_BACKOFF). */
export interface JobValue {
  type: string;
  retries: number;
  customHeaders: Record<string, string>;
  bpmnProcessId: string;
  processDefinitionKey: string;
  processInstanceKey: string;
  elementId: string;
  elementInstanceKey: string;
  /** 'EXECUTION_LISTENER' for the job of a listener; absent for the job of a task. */
  jobKind?: string;
  errorMessage?: string;
  errorCode?: string;
  retryBackoff?: number;
  variables?: Variables;
}

/** Value of a `VARIABLE` record (CREATED, UPDATED); `value` is JSON text, as in Zeebe. */
export interface VariableValue {
  name: string;
  value: string;
  scopeKey: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionKey: string;
}

/** Value of an `INCIDENT` record (CREATED, RESOLVED). */
export interface IncidentValue {
  errorType: string;
  errorMessage: string;
  bpmnProcessId: string;
  processDefinitionKey: string;
  processInstanceKey: string;
  elementId: string;
  elementInstanceKey: string;
  /** '-1' when no job is concerned. */
  jobKey: string;
}

/** Value of a `SIGNAL` record (BROADCASTED). */
export interface SignalValue {
  signalName: string;
  variables: Variables;
}

/** Value of a `SIGNAL_SUBSCRIPTION` record (CREATED, DELETED). */
export interface SignalSubscriptionValue {
  signalName: string;
  catchEventId: string;
  /** '-1' for the start event of a process. */
  catchEventInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionKey: string;
}

/** Value of an `ESCALATION` record (ESCALATED, NOT_ESCALATED). */
export interface EscalationValue {
  escalationCode: string;
  throwElementId: string;
  /** Empty when nobody catches it. */
  catchElementId: string;
  processInstanceKey: string;
}

/** Value of a `COMPENSATION_SUBSCRIPTION` record (CREATED, TRIGGERED, COMPLETED, DELETED). */
export interface CompensationSubscriptionValue {
  compensableActivityId: string;
  /** Empty for a subprocess that has no handler of its own. */
  compensationHandlerId: string;
  /** Empty until a throw event has triggered it. */
  throwEventId: string;
  processInstanceKey: string;
}
