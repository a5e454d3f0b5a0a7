import type { ElementModel } from '../model/element-model.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ContainerProcessor } from './element-processor.js';

/** Starts the latest version of another process and waits for it (broker rule 11). */
export class CallActivityProcessor extends ContainerProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    const { mappings, expressions, state, subscriptions, lifecycle, variables, transitions } = this.b;
    mappings.applyInputs(instance, element);
    const processId = expressions.text(element.called?.processId ?? '', instance);
    const definition = state.definitions.findLatest(processId);
    if (!definition) {
      throw new ExecutionFailure(
        'CALLED_ELEMENT_ERROR',
        `Expected process '${processId}' to be deployed, but it is not`,
      );
    }
    if (definition.model.elements[0]?.start == null) {
      throw new ExecutionFailure('CALLED_ELEMENT_ERROR', `Expected process '${processId}' to have a none start event`);
    }
    subscriptions.open(instance, element);
    transitions.activated(instance);
    lifecycle.createProcess(definition, {
      caller: instance,
      variables: element.called?.propagateAllParentVariables ? variables.visible(instance) : variables.local(instance),
    });
  }
}
