import type { Variables } from './variables.js';

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
