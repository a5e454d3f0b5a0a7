import type { EngineCommands } from '../../../server/engine/port.js';
import { keyOf } from './default-answers.js';

const KEY = keyOf(1, 5);

interface EachCommand {
  name: string;
  send(commands: EngineCommands): Promise<unknown>;
  /** The protocol's name of the call. */
  call: string;
  /** A repeat finds the effect of the first try, so it may be sent again when nobody knows whether it happened. */
  repeatable: boolean;
}

/** Every command of the port, with what may be done about it when the answer is missing. */
export const EVERY_COMMAND: EachCommand[] = [
  {
    name: 'deployResources',
    call: 'DeployResource',
    repeatable: true,
    send: (commands) => commands.deployResources([{ name: 'a.bpmn', content: '<bpmn/>' }]),
  },
  {
    name: 'createProcessInstance',
    call: 'CreateProcessInstance',
    repeatable: false,
    send: (commands) => commands.createProcessInstance({ bpmnProcessId: 'P' }),
  },
  {
    name: 'createProcessInstanceWithResult',
    call: 'CreateProcessInstanceWithResult',
    repeatable: false,
    send: (commands) => commands.createProcessInstanceWithResult({ bpmnProcessId: 'P', requestTimeout: 5_000 }),
  },
  {
    name: 'modifyProcessInstance',
    call: 'ModifyProcessInstance',
    repeatable: false,
    send: (commands) =>
      commands.modifyProcessInstance({ processInstanceKey: KEY, activateInstructions: [{ elementId: 'Task_A' }] }),
  },
  {
    name: 'cancelProcessInstance',
    call: 'CancelProcessInstance',
    repeatable: true,
    send: (commands) => commands.cancelProcessInstance(KEY),
  },
  {
    name: 'publishMessage with an id',
    call: 'PublishMessage',
    repeatable: true,
    send: (commands) =>
      commands.publishMessage({ name: 'm', correlationKey: 'k', messageId: 'outbox-1', timeToLive: 60_000 }),
  },
  {
    name: 'publishMessage without an id',
    call: 'PublishMessage',
    repeatable: false,
    send: (commands) => commands.publishMessage({ name: 'm', correlationKey: 'k', timeToLive: 60_000 }),
  },
  {
    name: 'broadcastSignal',
    call: 'BroadcastSignal',
    repeatable: false,
    send: (commands) => commands.broadcastSignal({ signalName: 's' }),
  },
  {
    name: 'completeJob',
    call: 'CompleteJob',
    repeatable: true,
    send: (commands) => commands.completeJob({ jobKey: KEY }),
  },
  {
    name: 'failJob',
    call: 'FailJob',
    repeatable: true,
    send: (commands) => commands.failJob({ jobKey: KEY, retries: 2 }),
  },
  {
    name: 'throwError',
    call: 'ThrowError',
    repeatable: true,
    send: (commands) => commands.throwError({ jobKey: KEY, errorCode: 'E' }),
  },
  {
    name: 'updateJobRetries',
    call: 'UpdateJobRetries',
    repeatable: true,
    send: (commands) => commands.updateJobRetries({ jobKey: KEY, retries: 1 }),
  },
  {
    name: 'setVariables',
    call: 'SetVariables',
    repeatable: true,
    send: (commands) => commands.setVariables({ elementInstanceKey: KEY, variables: { a: 1 } }),
  },
  {
    name: 'resolveIncident',
    call: 'ResolveIncident',
    repeatable: true,
    send: (commands) => commands.resolveIncident(KEY),
  },
  {
    name: 'activateJobs',
    call: 'ActivateJobs',
    repeatable: false,
    send: (commands) =>
      commands.activateJobs({ type: 'item.close', worker: 'w', timeout: 10_000, maxJobsToActivate: 8 }),
  },
];
