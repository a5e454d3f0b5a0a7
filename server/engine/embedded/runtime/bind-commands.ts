import { activateJobs } from '../commands/activate-jobs.js';
import { broadcastSignal } from '../commands/broadcast-signal.js';
import { cancelProcessInstance } from '../commands/cancel-process-instance.js';
import { completeJob } from '../commands/complete-job.js';
import { createProcessInstance, createProcessInstanceWithResult } from '../commands/create-process-instance.js';
import { deployResources } from '../commands/deploy-resources.js';
import { failJob } from '../commands/fail-job.js';
import { modifyProcessInstance } from '../commands/modify-process-instance.js';
import { publishMessage } from '../commands/publish-message.js';
import { reject } from '../commands/reject.js';
import { resolveIncident } from '../commands/resolve-incident.js';
import { setVariables } from '../commands/set-variables.js';
import { throwError } from '../commands/throw-error.js';
import { updateJobRetries } from '../commands/update-job-retries.js';
import { compileResources } from '../model/compile-resources.js';
import type { EngineCommands } from '../../port.js';
import type { Behaviours } from './behaviours.js';
import { withinTime } from './within-time.js';

/** How long a caller waits for the result of an instance when it does not say, in milliseconds: as the gateway. */
const RESULT_TIMEOUT = 10_000;

/** The port's commands, each run as one unit of work by `run`. What needs no state, reading XML above all, happens before. */
export function bindCommands(b: Behaviours, run: <T>(command: () => T) => Promise<T>): EngineCommands {
  return {
    deployResources: async (resources) => {
      const compiled = await compileResources(resources);
      return run(() => deployResources(b, compiled));
    },
    createProcessInstance: (request) => run(() => createProcessInstance(b, request)),
    createProcessInstanceWithResult: async (request) => {
      const { created, result } = await run(() => createProcessInstanceWithResult(b, request));
      const key = Number(created.processInstanceKey);
      const variables = await withinTime(result, request.requestTimeout ?? RESULT_TIMEOUT, () => {
        b.results.forget(key);
        return reject('UNAVAILABLE', `Process instance ${key} goes on, but its result did not come in time`);
      });
      return { ...created, variables };
    },
    modifyProcessInstance: (request) => run(() => modifyProcessInstance(b, request)),
    cancelProcessInstance: (key) => run(() => cancelProcessInstance(b, key)),
    publishMessage: (message) => run(() => publishMessage(b, message)),
    broadcastSignal: (request) => run(() => broadcastSignal(b, request)),
    activateJobs: (request) => run(() => activateJobs(b, request)),
    completeJob: (request) => run(() => completeJob(b, request)),
    failJob: (request) => run(() => failJob(b, request)),
    throwError: (request) => run(() => throwError(b, request)),
    updateJobRetries: (request) => run(() => updateJobRetries(b, request)),
    setVariables: (request) => run(() => setVariables(b, request)),
    resolveIncident: (key) => run(() => resolveIncident(b, key)),
  };
}
