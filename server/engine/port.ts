/**
 * The engine port: what the product asks of a BPMN engine, in Zeebe's own commands and words (Zeebe 8.5 gateway protocol).
 * No vendor type crosses it. Keys are decimal strings: a broker with several partitions gives keys beyond 2^53.
 * A refused command rejects with {@link EngineRejection}; it has changed nothing.
 */

/** A JSON document of process variables: ids and decisions only, never personal data (DESIGN §2). */
export type Variables = Record<string, unknown>;

/** Zeebe's rejection types. `UNAVAILABLE` means "not known whether it happened, ask again". */
export type RejectionCode = 'INVALID_ARGUMENT' | 'NOT_FOUND' | 'ALREADY_EXISTS' | 'INVALID_STATE' | 'UNAVAILABLE';

/** An element that a deployment was refused for, with one reason for the log and one for the designer. */
export interface DeploymentProblem {
  elementId: string;
  reason: string;
  /** The same reason in Chinese, for the person who draws. */
  message: string;
}

/** A command that the engine refused. */
export class EngineRejection extends Error {
  constructor(
    readonly code: RejectionCode,
    message: string,
    /** Filled by refused deployments only. */
    readonly problems: DeploymentProblem[] = [],
  ) {
    super(message);
    this.name = 'EngineRejection';
  }
}

export interface DeployedProcess {
  bpmnProcessId: string;
  /** Counts from 1 for each process id. */
  version: number;
  processDefinitionKey: string;
  resourceName: string;
}

export interface ActivatedJob {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  processDefinitionKey: string;
  elementId: string;
  elementInstanceKey: string;
  customHeaders: Record<string, string>;
  worker: string;
  retries: number;
  /** Epoch milliseconds at which the lock ends. */
  deadline: number;
  variables: Variables;
}

export interface PublishMessage {
  name: string;
  /** Empty text: reaches message start events only. */
  correlationKey: string;
  /** Refuses a second message with the same name, key and id (`ALREADY_EXISTS`) until the first one's time to live ends. */
  messageId?: string;
  /** Milliseconds; 0 reaches open subscriptions only and is never kept. */
  timeToLive: number;
  variables?: Variables;
}

/** What starts an instance by command. */
export interface CreateProcessInstance {
  bpmnProcessId: string;
  /** Absent or not above 0: the latest. */
  version?: number;
  variables?: Variables;
  /** Elements to begin with instead of the none start event; scopes around them skip their input mappings. */
  startInstructions?: { elementId: string }[];
}

export interface CreatedProcessInstance {
  processInstanceKey: string;
  processDefinitionKey: string;
  bpmnProcessId: string;
  version: number;
}

/** Moves a process instance: begins elements and ends element instances. Scopes that become empty end too. */
export interface ModifyProcessInstance {
  processInstanceKey: string;
  activateInstructions?: {
    elementId: string;
    /** An instance around the element; needed when there is more than one, or inside a multi-instance. */
    ancestorElementInstanceKey?: string;
    /** Without a scope: variables of the process; else of the element, or of a scope around it. */
    variableInstructions?: { variables: Variables; scopeId?: string }[];
  }[];
  terminateInstructions?: { elementInstanceKey: string }[];
}

/** The commands. Every promise settles only after the effect is durable (or refused). */
export interface EngineCommands {
  /** All resources or none. A resource equal to the latest version of its process makes no new version. */
  deployResources(resources: { name: string; content: string }[]): Promise<DeployedProcess[]>;
  createProcessInstance(request: CreateProcessInstance): Promise<CreatedProcessInstance>;
  /**
   * Creates an instance and answers when it has completed, with its variables (all, or `fetchVariables`). `UNAVAILABLE`
   * after `requestTimeout` milliseconds: the instance exists and goes on.
   */
  createProcessInstanceWithResult(
    request: CreateProcessInstance & { fetchVariables?: string[]; requestTimeout?: number },
  ): Promise<CreatedProcessInstance & { variables: Variables }>;
  modifyProcessInstance(request: ModifyProcessInstance): Promise<void>;
  cancelProcessInstance(processInstanceKey: string): Promise<void>;
  publishMessage(message: PublishMessage): Promise<{ key: string }>;
  /** Reaches everyone who waits for the signal at that moment and starts instances; it is never kept. */
  broadcastSignal(request: { signalName: string; variables?: Variables }): Promise<{ key: string }>;
  /** Takes up to `maxJobsToActivate` jobs of a type and locks them for `timeout` ms. Answers at once, possibly with none. */
  activateJobs(request: {
    type: string;
    worker: string;
    timeout: number;
    maxJobsToActivate: number;
    fetchVariable?: string[];
  }): Promise<ActivatedJob[]>;
  completeJob(request: { jobKey: string; variables?: Variables }): Promise<void>;
  failJob(request: {
    jobKey: string;
    /** Retries that are left; 0 makes an incident. */
    retries: number;
    /** Milliseconds until it may be activated again. */
    retryBackOff?: number;
    errorMessage?: string;
    variables?: Variables;
  }): Promise<void>;
  throwError(request: {
    jobKey: string;
    errorCode: string;
    errorMessage?: string;
    variables?: Variables;
  }): Promise<void>;
  updateJobRetries(request: { jobKey: string; retries: number }): Promise<void>;
  setVariables(request: { elementInstanceKey: string; variables: Variables; local?: boolean }): Promise<void>;
  resolveIncident(incidentKey: string): Promise<void>;
}

/** One record of the stream: Zeebe's record, trimmed to what the product reads. Value types and intents are Zeebe's names. */
export interface EngineRecord {
  partitionId: number;
  /** Strictly rising within a partition; (partitionId, position) identifies a record for ever. */
  position: number;
  /** Epoch milliseconds on the engine's clock. */
  timestamp: number;
  key: string;
  valueType:
    | 'PROCESS'
    | 'PROCESS_INSTANCE'
    | 'VARIABLE'
    | 'JOB'
    | 'INCIDENT'
    | 'TIMER'
    | 'MESSAGE'
    | 'PROCESS_MESSAGE_SUBSCRIPTION'
    | 'MESSAGE_START_EVENT_SUBSCRIPTION'
    | 'SIGNAL'
    | 'SIGNAL_SUBSCRIPTION'
    | 'ESCALATION'
    | 'COMPENSATION_SUBSCRIPTION'
    | 'PROCESS_INSTANCE_MODIFICATION'
    | 'USER_TASK'
    | 'PROCESS_EVENT';
  intent: string;
  value: Record<string, unknown>;
}

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

/** The stream of records, at least once. */
export interface RecordStream {
  /**
   * Delivers records after `from` in order, in batches; the next batch comes only after the promise of the last one
   * resolved (a rejected batch is delivered again after a pause). Returns a function that stops the delivery and waits
   * for the batch in hand.
   */
  subscribeToRecords(
    from: Record<number, number>,
    onBatch: (records: EngineRecord[]) => Promise<void>,
  ): () => Promise<void>;
}

/** Tells workers that jobs of a type may be waiting. Only a hint: a worker polls all the same. */
export interface JobNotifications {
  onJobsAvailable(listener: (type: string) => void): () => void;
}

export interface EngineHealth {
  engine: 'embedded' | 'zeebe';
  healthy: boolean;
  /** Bytes of the write-ahead log, where there is one. */
  walBytes?: number;
  /** Partition → position of its newest record, where the engine can tell: what subscribers have yet to take in. */
  newestPositions?: Record<number, number>;
  detail?: string;
}

export interface Engine extends EngineCommands, RecordStream, JobNotifications {
  health(): Promise<EngineHealth>;
  /** Finishes the commands in hand and releases files and threads. */
  close(): Promise<void>;
}

/** The job type of a job-based user task; such a job is learned from the record stream and completed by key, never activated. */
export const USER_TASK_JOB_TYPE = 'io.camunda.zeebe:userTask';
