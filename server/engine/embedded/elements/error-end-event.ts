import type { ElementModel } from '../model/element-model.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Throws an error to the nearest scope that catches it; nobody does: an incident, not an end. */
export class ErrorEndEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    const code = this.b.expressions.text(element.errorCode ?? '', instance);
    const caught = this.b.thrown.find(instance, 'ERROR', code);
    if (!caught) {
      throw new ExecutionFailure('UNHANDLED_ERROR_EVENT', `Expected to throw error '${code}', but nobody catches it`);
    }
    this.b.transitions.activated(instance);
    this.b.triggers.trigger(caught.instance, caught.event, null);
  }
}
