import type { Behaviours } from '../runtime/behaviours.js';
import { PROCESS, TERMINATING } from '../state/element-instance.js';
import { parseKey } from './parse-key.js';
import { reject } from './reject.js';

/** Terminates an instance and all it called. @throws EngineRejection NOT_FOUND; INVALID_STATE for a called process */
export function cancelProcessInstance(b: Behaviours, processInstanceKey: string): void {
  const process = b.state.instances.find(parseKey(processInstanceKey));
  if (!process || process.kind !== PROCESS || process.state === TERMINATING) {
    throw reject('NOT_FOUND', `Expected to cancel process instance ${processInstanceKey}, but it does not exist`);
  }
  if (process.parent) {
    throw reject('INVALID_STATE', `Expected to cancel ${processInstanceKey}, but it was called by another instance`);
  }
  b.lifecycle.terminate(process);
}
