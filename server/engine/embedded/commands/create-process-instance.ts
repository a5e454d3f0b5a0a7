import type { CreatedProcessInstance, CreateProcessInstance, Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { parseDocument } from './parse-document.js';
import { reject } from './reject.js';

type ResultRequest = Parameters<Engine['createProcessInstanceWithResult']>[0];

/**
 * Starts an instance at its none start event, or at the elements of its start instructions.
 * @throws EngineRejection NOT_FOUND, INVALID_STATE, INVALID_ARGUMENT
 */
export function createProcessInstance(b: Behaviours, request: CreateProcessInstance): CreatedProcessInstance {
  const { bpmnProcessId, version, startInstructions } = request;
  const { definitions } = b.state;
  const definition =
    version === undefined || version <= 0
      ? definitions.findLatest(bpmnProcessId)
      : definitions.findVersion(bpmnProcessId, version);
  if (!definition) {
    throw reject(
      'NOT_FOUND',
      `Expected to find process '${bpmnProcessId}' in version ${version ?? 'latest'}, but found none`,
    );
  }
  const startElements = startInstructions?.length ? startInstructions.map(({ elementId }) => elementId) : undefined;
  if (!startElements && definition.model.elements[0]?.start == null) {
    throw reject('INVALID_STATE', `Expected process '${bpmnProcessId}' to have a none start event, but it has none`);
  }
  const process = b.lifecycle.createProcess(definition, {
    variables: parseDocument(request.variables),
    ...(startElements && { startElements }),
  });
  return {
    processInstanceKey: String(process.key),
    processDefinitionKey: String(definition.key),
    bpmnProcessId,
    version: definition.version,
  };
}

/** The same, with a promise of the variables the instance has when it completes. */
export function createProcessInstanceWithResult(b: Behaviours, request: ResultRequest) {
  const created = createProcessInstance(b, request);
  const result = b.results.expect(Number(created.processInstanceKey), request.fetchVariables);
  return { created, result };
}
