/**
 * A Zeebe client as the adapter uses it: the gateway's calls, one for one, by the protocol's own names (`zeebe.proto`). Keys are
 * decimal strings and documents are JSON text, in both directions. A refused or failed call rejects with the gRPC error
 * ({@link GatewayError}); nothing is retried in here.
 */
export interface ZeebeClient {
  call<Name extends keyof UnaryCalls>(name: Name, request: UnaryCalls[Name][0]): Promise<UnaryCalls[Name][1]>;
  /** Jobs of one activation; empty when there are none. Rejects when the call fails before a job came. */
  activateJobs(request: ActivateJobsRequest): Promise<GatewayJob[]>;
  /** Gives the connection up; calls in hand may fail. */
  close(): Promise<void>;
}

/** Options that both clients need. */
export interface ClientOptions {
  /** `host:port`, with `https://` in front for TLS. */
  address: string;
}

/** What gRPC rejects with. */
export interface GatewayError extends Error {
  /** gRPC status code. */
  code: number;
  /** The broker's sentence. */
  details?: string;
}

/** Request and response of the calls that answer once. */
export interface UnaryCalls {
  topology: [object, Topology];
  deployResource: [
    { resources: { name: string; content: Buffer }[] },
    { deployments: { process?: ProcessMetadata | null }[] },
  ];
  createProcessInstance: [CreateRequest, CreateAnswer];
  createProcessInstanceWithResult: [
    { request: CreateRequest; requestTimeout: number; fetchVariables: string[] },
    CreateAnswer & { variables: string },
  ];
  modifyProcessInstance: [
    {
      processInstanceKey: string;
      activateInstructions: {
        elementId: string;
        ancestorElementInstanceKey: string;
        variableInstructions: { variables: string; scopeId: string }[];
      }[];
      terminateInstructions: { elementInstanceKey: string }[];
    },
    object,
  ];
  broadcastSignal: [{ signalName: string; variables: string }, { key: string }];
  cancelProcessInstance: [{ processInstanceKey: string }, object];
  publishMessage: [
    { name: string; correlationKey: string; timeToLive: number; messageId: string; variables: string },
    { key: string },
  ];
  completeJob: [{ jobKey: string; variables: string }, object];
  failJob: [{ jobKey: string; retries: number; retryBackOff: number; errorMessage: string; variables: string }, object];
  throwError: [{ jobKey: string; errorCode: string; errorMessage: string; variables: string }, object];
  updateJobRetries: [{ jobKey: string; retries: number }, object];
  setVariables: [{ elementInstanceKey: string; variables: string; local: boolean }, object];
  resolveIncident: [{ incidentKey: string }, object];
}

export interface CreateRequest {
  bpmnProcessId: string;
  version: number;
  variables: string;
  startInstructions: { elementId: string }[];
}

export interface CreateAnswer {
  processInstanceKey: string;
  processDefinitionKey: string;
  bpmnProcessId: string;
  version: number;
}

export interface Topology {
  partitionsCount: number;
  brokers: { partitions: { partitionId: number; role: string; health: string }[] }[];
}

export interface ProcessMetadata {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: string;
  resourceName: string;
}

export interface ActivateJobsRequest {
  type: string;
  worker: string;
  /** Milliseconds. */
  timeout: number;
  maxJobsToActivate: number;
  fetchVariable: string[];
  /** Milliseconds the gateway may wait for a job; negative: it answers at once. */
  requestTimeout: number;
}

/** An activated job as it comes: headers and variables are JSON text. */
export interface GatewayJob {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  processDefinitionKey: string;
  elementId: string;
  elementInstanceKey: string;
  customHeaders: string;
  worker: string;
  retries: number;
  deadline: string;
  variables: string;
}
