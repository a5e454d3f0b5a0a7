import type {
  ActivatedJob,
  CreatedProcessInstance,
  CreateProcessInstance,
  DeployedProcess,
  ModifyProcessInstance,
  PublishMessage,
} from './requests.js';
import type { Variables } from './variables.js';

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
