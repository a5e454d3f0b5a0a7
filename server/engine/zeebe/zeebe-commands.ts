import type { CreateProcessInstance, DeployedProcess, EngineCommands, Variables } from '../port.js';
import { ONCE, REPEATABLE } from './bounded-retry.js';
import type { Gateway } from './gateway.js';
import { parseLossless } from './lossless-json.js';
import type { CreateAnswer, CreateRequest } from './zeebe-client.js';

/** The gateway answers at once instead of holding the request until a job comes: the record stream tells when to look. */
const NO_LONG_POLL = -1;
const LATEST = -1;
/** The gateway chooses the scope around the element. */
const NO_ANCESTOR = '-1';

/**
 * The port's commands over the gateway. Which of them may be repeated: those whose repeat finds the earlier effect. An instance is
 * created at most once (a message start with an id is the idempotent way), a message without id is published at most once.
 */
export function createZeebeCommands(gateway: Gateway): EngineCommands {
  const toCreate = (create: CreateProcessInstance): CreateRequest => ({
    bpmnProcessId: create.bpmnProcessId,
    version: create.version ?? LATEST,
    variables: gateway.document(create.variables),
    startInstructions: create.startInstructions ?? [],
  });
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
    async createProcessInstance(create) {
      return instanceOf(await gateway.send('createProcessInstance', toCreate(create), ONCE));
    },
    async createProcessInstanceWithResult({ fetchVariables = [], requestTimeout = 0, ...create }) {
      const request = { request: toCreate(create), requestTimeout, fetchVariables };
      const limits = { heldMs: requestTimeout };
      const answer = await gateway.send('createProcessInstanceWithResult', request, ONCE, limits);
      return { ...instanceOf(answer), variables: parseLossless(answer.variables) as Variables };
    },
    async modifyProcessInstance({ processInstanceKey, activateInstructions = [], terminateInstructions = [] }) {
      const request = {
        processInstanceKey: gateway.key(processInstanceKey),
        activateInstructions: activateInstructions.map(({ elementId, ancestorElementInstanceKey, ...more }) => ({
          elementId,
          ancestorElementInstanceKey:
            ancestorElementInstanceKey === undefined ? NO_ANCESTOR : gateway.key(ancestorElementInstanceKey),
          variableInstructions: (more.variableInstructions ?? []).map(({ variables, scopeId = '' }) => ({
            variables: gateway.document(variables),
            scopeId,
          })),
        })),
        terminateInstructions: terminateInstructions.map(({ elementInstanceKey }) => ({
          elementInstanceKey: gateway.key(elementInstanceKey),
        })),
      };
      await gateway.send('modifyProcessInstance', request, ONCE);
    },
    async broadcastSignal({ signalName, variables }) {
      const { key } = await gateway.send(
        'broadcastSignal',
        { signalName, variables: gateway.document(variables) },
        ONCE,
      );
      return { key };
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

const instanceOf = ({ processInstanceKey, processDefinitionKey, bpmnProcessId, version }: CreateAnswer) => ({
  processInstanceKey,
  processDefinitionKey,
  bpmnProcessId,
  version,
});
