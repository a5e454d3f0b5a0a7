import type { Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { parseDocument } from './parse-document.js';
import { parseKey } from './parse-key.js';
import { reject } from './reject.js';

type Request = Parameters<Engine['setVariables']>[0];

/** Sets variables in a living scope, or lets them climb from it. @throws EngineRejection NOT_FOUND, INVALID_ARGUMENT */
export function setVariables(b: Behaviours, request: Request): void {
  const document = parseDocument(request.variables);
  const instance = b.state.instances.find(parseKey(request.elementInstanceKey));
  if (!instance) {
    throw reject('NOT_FOUND', `Expected to set variables of ${request.elementInstanceKey}, but it does not exist`);
  }
  if (request.local) b.variables.mergeLocal(instance, document);
  else b.variables.merge(instance, document);
}
