import type { Engine } from '../../port.js';
import type { DirectInstruction, PreparedActivation } from '../behaviours/direct-activation.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ACTIVATED, PROCESS, TERMINATING, type ElementInstance } from '../state/element-instance.js';
import { parseDocument } from './parse-document.js';
import { parseKey } from './parse-key.js';
import { reject } from './reject.js';

type Request = Parameters<Engine['modifyProcessInstance']>[0];
type Activate = NonNullable<Request['activateInstructions']>[number];

/**
 * Moves a process instance to where it should be: ends some element instances and begins some elements. Scopes that have
 * become empty end too, up to the process. @throws EngineRejection NOT_FOUND, INVALID_ARGUMENT
 */
export function modifyProcessInstance(b: Behaviours, request: Request): void {
  const process = b.state.instances.find(parseKey(request.processInstanceKey));
  if (!process || process.kind !== PROCESS || process.state === TERMINATING) {
    throw reject(
      'NOT_FOUND',
      `Expected to modify process instance ${request.processInstanceKey}, but it does not exist`,
    );
  }
  const ending = (request.terminateInstructions ?? []).map(({ elementInstanceKey }) =>
    findPart(b, process, elementInstanceKey),
  );
  const activations = (request.activateInstructions ?? []).map((instruction) =>
    b.direct.prepare(process, toInstruction(b, process, instruction)),
  );
  for (const scope of new Set(activations.flatMap(({ scopes }) => scopes))) reopen(b, scope);
  for (const instance of ending) takeOut(b, instance);
  b.steps.add(() => settle(b, process, ending, activations));
}

function toInstruction(b: Behaviours, process: ElementInstance, instruction: Activate): DirectInstruction {
  const { elementId, ancestorElementInstanceKey, variableInstructions = [] } = instruction;
  return {
    elementId,
    ...(ancestorElementInstanceKey && { ancestor: findPart(b, process, ancestorElementInstanceKey) }),
    variables: variableInstructions.map(({ scopeId, variables }) => ({
      ...(scopeId && { scopeId }),
      variables: parseDocument(variables),
    })),
  };
}

function findPart(b: Behaviours, process: ElementInstance, key: string): ElementInstance {
  const instance = b.state.instances.find(parseKey(key));
  if (instance?.processInstance === process.key) return instance;
  throw reject('INVALID_ARGUMENT', `Expected ${key} to be part of process instance ${process.key}, but it is not`);
}

/** A scope that something interrupted goes on when a modification begins an element in it (broker: modify-interrupted). */
function reopen(b: Behaviours, key: number): void {
  const scope = b.state.instances.find(key);
  if (!scope || scope.extra.interruptedBy === undefined) return;
  delete scope.extra.interruptedBy;
  scope.update({});
}

function takeOut(b: Behaviours, instance: ElementInstance): void {
  instance.isTakenOut = true;
  b.lifecycle.terminate(instance);
}

/** Waits until what ends has ended, ends scopes that are empty then, and at last begins what is to begin. */
function settle(b: Behaviours, process: ElementInstance, ending: ElementInstance[], begin: PreparedActivation[]): void {
  const again = (more: ElementInstance[]) => b.steps.add(() => settle(b, process, more, begin));
  if (ending.some((instance) => !instance.isGone)) return again(ending);
  const kept = new Set(begin.flatMap(({ scopes }) => scopes));
  const emptied = new Set<ElementInstance>();
  for (const { parent, kind } of ending) {
    const scope = kind === PROCESS ? undefined : b.state.instances.find(parent);
    const isEmpty = scope?.state === ACTIVATED && scope.children === 0 && scope.flows === 0;
    if (scope && isEmpty && !kept.has(scope.key)) emptied.add(scope);
  }
  for (const scope of emptied) {
    if (scope.kind === PROCESS && scope.parent) {
      throw reject('INVALID_ARGUMENT', 'Expected not to end an instance that was called by another one');
    }
    takeOut(b, scope);
  }
  if (emptied.size) return again([...emptied]);
  b.eventRecords.modification(process);
  for (const activation of begin) activation.run();
}
