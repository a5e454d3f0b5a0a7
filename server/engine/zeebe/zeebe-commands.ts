import type { DeployedProcess, EngineCommands } from '../port.js';
import { ONCE, REPEATABLE } from './bounded-retry.js';
import type { Gateway } from './gateway.js';

/** The gateway answers at once instead of holding the request until a job comes: the record stream tells when to look. */
const NO_LONG_POLL = -1;
const LATEST = -1;

/**
 * The port's commands over the gateway. Which of them may be repeated: those whose repeat finds the earlier effect. An instance is
 * created at most once (a message start with an id is the idempotent way), a message without id is published at most once.
 */
export function createZeebeCommands(gateway: Gateway): EngineCommands {
  return {
    async deployResources(resources) {
      const files = resources.map(({ name, content }) => ({ name, content: Buffer.from(content, 'utf8') }));
      const bytes = files.reduce((sum, { content }) => sum + content.byteLength, 0);
      const { deployments } = await gateway.send(
        'deployResource',
        gateway.sized({ resources: files }, bytes),
        REPEATABLE,
      );
      return deployments.flatMap(({ process }): DeployedProcess[] => {
        if (!process) return [];
        const { bpmnProcessId, version, processDefinitionKey, resourceName } = process;
        return [{ bpmnProcessId, version, processDefinitionKey, resourceName }];
      });
    },
    async createProcessInstance({ bpmnProcessId, version = LATEST, variables }) {
      const request = { bpmnProcessId, version, variables: gateway.document(variables) };
      const answer = await gateway.send('createProcessInstance', request, ONCE);
      const { processInstanceKey, processDefinitionKey } = answer;
      return { processInstanceKey, processDefinitionKey, bpmnProcessId: answer.bpmnProcessId, version: answer.version };
    },
    async cancelProcessInstance(processInstanceKey) {
      await gateway.send('cancelProcessInstance', { processInstanceKey: gateway.key(processInstanceKey) }, REPEATABLE);
    },
    async publishMessage({ name, correlationKey, messageId = '', timeToLive, variables }) {
      const request = { name, correlationKey, messageId, timeToLive, variables: gateway.document(variables) };
      const { key } = await gateway.send('publishMessage', request, messageId === '' ? ONCE : REPEATABLE);
      return { key };
    },
    activateJobs({ type, worker, timeout, maxJobsToActivate, fetchVariable = [] }) {
      const request = { type, worker, timeout, maxJobsToActivate, fetchVariable, requestTimeout: NO_LONG_POLL };
      return gateway.activateJobs(request);
    },
    async completeJob({ jobKey, variables }) {
      const request = { jobKey: gateway.key(jobKey), variables: gateway.document(variables) };
      await gateway.send('completeJob', request, REPEATABLE);
    },
    async failJob({ jobKey, retries, retryBackOff = 0, errorMessage = '', variables }) {
      const document = gateway.document(variables);
      const request = { jobKey: gateway.key(jobKey), retries, retryBackOff, errorMessage, variables: document };
      await gateway.send('failJob', request, REPEATABLE);
    },
    async throwError({ jobKey, errorCode, errorMessage = '', variables }) {
      const document = gateway.document(variables);
      const request = { jobKey: gateway.key(jobKey), errorCode, errorMessage, variables: document };
      await gateway.send('throwError', request, REPEATABLE);
    },
    async updateJobRetries({ jobKey, retries }) {
      await gateway.send('updateJobRetries', { jobKey: gateway.key(jobKey), retries }, REPEATABLE);
    },
    async setVariables({ elementInstanceKey, variables, local = false }) {
      const document = gateway.document(variables);
      const request = { elementInstanceKey: gateway.key(elementInstanceKey), variables: document, local };
      await gateway.send('setVariables', request, REPEATABLE);
    },
    async resolveIncident(incidentKey) {
      await gateway.send('resolveIncident', { incidentKey: gateway.key(incidentKey) }, REPEATABLE);
    },
  };
}
