import type { Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { parseDocument } from './parse-document.js';
import { reject } from './reject.js';

type Request = Parameters<Engine['createProcessInstance']>[0];

/** Starts an instance at its none start event. @throws EngineRejection NOT_FOUND, INVALID_STATE, INVALID_ARGUMENT */
export function createProcessInstance(
  b: Behaviours,
  request: Request,
): Awaited<ReturnType<Engine['createProcessInstance']>> {
  const { bpmnProcessId, version } = request;
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
  if (definition.model.elements[0]?.start == null) {
    throw reject('INVALID_STATE', `Expected process '${bpmnProcessId}' to have a none start event, but it has none`);
  }
  const process = b.lifecycle.createProcess(definition, { variables: parseDocument(request.variables) });
  return {
    processInstanceKey: String(process.key),
    processDefinitionKey: String(definition.key),
    bpmnProcessId,
    version: definition.version,
  };
}
