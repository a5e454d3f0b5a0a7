import type { Engine, Variables } from '../../../server/engine/port.js';
import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { topologyOf, type RequestOf } from '../../engine/zeebe/default-answers.js';
import type { IncomingCall, Take } from '../../engine/zeebe/gateway-server.js';
import { Refusal } from '../../engine/zeebe/refusal.js';
import { answerActivation } from './answer-activation.js';
import type { ClusterKeys } from './cluster-keys.js';
import { refusalOf } from './refuse.js';

type Answering = (engine: Engine, keys: ClusterKeys, call: IncomingCall) => Promise<unknown>;

interface Resource {
  name: string;
  content: Uint8Array;
}

/** What a stand-in says where a gateway names its version, so that nobody takes it for one. */
export const STAND_IN_VERSION = 'stand-in';

/** What each call of the gateway does on the embedded engine, by the protocol's method names. */
const CALLS: Readonly<Record<string, Answering>> = {
  Topology: (_engine, keys) => Promise.resolve({ ...topologyOf(keys.partition), gatewayVersion: STAND_IN_VERSION }),
  ActivateJobs: answerActivation,
  async DeployResource(engine, keys, { request }) {
    const resources = (request.resources as Resource[]).map(({ name, content }) => ({
      name,
      content: Buffer.from(content).toString('utf8'),
    }));
    const deployed = await engine.deployResources(resources);
    const processes = deployed.map((one) => ({ ...one, processDefinitionKey: keys.outward(one.processDefinitionKey) }));
    return { key: processes[0]?.processDefinitionKey ?? '0', deployments: processes.map((process) => ({ process })) };
  },
  async CreateProcessInstance(engine, keys, { request }) {
    return outwards(keys, await engine.createProcessInstance(creation(request)));
  },
  async CreateProcessInstanceWithResult(engine, keys, { request }) {
    const limit = Number(request.requestTimeout);
    const { variables, ...created } = await engine.createProcessInstanceWithResult({
      ...creation(request.request as RequestOf),
      fetchVariables: request.fetchVariables as string[],
      ...(limit > 0 && { requestTimeout: limit }),
    });
    return { ...outwards(keys, created), variables: JSON.stringify(variables) };
  },
  async ModifyProcessInstance(engine, keys, { request }) {
    await engine.modifyProcessInstance({
      processInstanceKey: keys.inward(request.processInstanceKey),
      activateInstructions: (request.activateInstructions as RequestOf[]).map((one) => ({
        elementId: String(one.elementId),
        ...(Number(one.ancestorElementInstanceKey) > 0 && {
          ancestorElementInstanceKey: keys.inward(one.ancestorElementInstanceKey),
        }),
        variableInstructions: (one.variableInstructions as RequestOf[]).map((each) => ({
          variables: document(each.variables),
          ...(each.scopeId !== '' && { scopeId: String(each.scopeId) }),
        })),
      })),
      terminateInstructions: (request.terminateInstructions as RequestOf[]).map((one) => ({
        elementInstanceKey: keys.inward(one.elementInstanceKey),
      })),
    });
    return {};
  },
  async CancelProcessInstance(engine, keys, { request }) {
    await engine.cancelProcessInstance(keys.inward(request.processInstanceKey));
    return {};
  },
  async PublishMessage(engine, keys, { request }) {
    const { key } = await engine.publishMessage({
      name: String(request.name),
      correlationKey: String(request.correlationKey),
      ...(request.messageId !== '' && { messageId: String(request.messageId) }),
      timeToLive: Number(request.timeToLive),
      variables: document(request.variables),
    });
    return { key: keys.outward(key) };
  },
  async BroadcastSignal(engine, keys, { request }) {
    const { signalName, variables } = request;
    const { key } = await engine.broadcastSignal({ signalName: String(signalName), variables: document(variables) });
    return { key: keys.outward(key) };
  },
  async CompleteJob(engine, keys, { request }) {
    await engine.completeJob({ jobKey: keys.inward(request.jobKey), variables: document(request.variables) });
    return {};
  },
  async FailJob(engine, keys, { request }) {
    await engine.failJob({
      jobKey: keys.inward(request.jobKey),
      retries: Number(request.retries),
      retryBackOff: Number(request.retryBackOff),
      errorMessage: String(request.errorMessage),
      variables: document(request.variables),
    });
    return {};
  },
  async ThrowError(engine, keys, { request }) {
    await engine.throwError({
      jobKey: keys.inward(request.jobKey),
      errorCode: String(request.errorCode),
      errorMessage: String(request.errorMessage),
      variables: document(request.variables),
    });
    return {};
  },
  async UpdateJobRetries(engine, keys, { request }) {
    await engine.updateJobRetries({ jobKey: keys.inward(request.jobKey), retries: Number(request.retries) });
    return {};
  },
  async SetVariables(engine, keys, { request }) {
    const { elementInstanceKey, variables, local } = request;
    const scope = keys.inward(elementInstanceKey);
    await engine.setVariables({ elementInstanceKey: scope, variables: document(variables), local: local === true });
    return { key: String(elementInstanceKey) };
  },
  async ResolveIncident(engine, keys, { request }) {
    await engine.resolveIncident(keys.inward(request.incidentKey));
    return {};
  },
};

/** Answers every call of the gateway from an embedded engine. */
export function gatewayAnswers(engine: Engine, keys: ClusterKeys): Take {
  return async (call) => {
    const answering = CALLS[call.name];
    if (!answering) throw new Refusal(GRPC_UNIMPLEMENTED, `The stand-in has no ${call.name}`);
    const resource = (call.request.resources as Resource[] | undefined)?.[0]?.name;
    return answering(engine, keys, call).catch((error: unknown) => {
      throw refusalOf(call.name, error, resource);
    });
  };
}

const GRPC_UNIMPLEMENTED = 12;

/** @throws Refusal INVALID_ARGUMENT when it is no JSON object */
function document(text: unknown): Variables {
  const refused = () =>
    new Refusal(GRPC.INVALID_ARGUMENT, "Property 'variables' is invalid: Expected document to be a root level object");
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(String(text));
  } catch {
    throw refused();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused();
  return value as Variables;
}

const creation = (request: RequestOf) => ({
  bpmnProcessId: String(request.bpmnProcessId),
  version: Number(request.version),
  variables: document(request.variables),
  startInstructions: (request.startInstructions as { elementId: string }[]).map(({ elementId }) => ({ elementId })),
});

const outwards = <T extends { processInstanceKey: string; processDefinitionKey: string }>(
  keys: ClusterKeys,
  one: T,
) => ({
  ...one,
  processInstanceKey: keys.outward(one.processInstanceKey),
  processDefinitionKey: keys.outward(one.processDefinitionKey),
});
