import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** Throw and end events that broadcast a signal. It carries only what the event's own inputs made (broker rule 31). */
export class SignalThrowEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    const { mappings, signals, lifecycle, steps, variables, transitions } = this.b;
    mappings.applyInputs(instance, element);
    const name = signals.prepare(instance, element);
    transitions.activated(instance);
    const document = variables.local(instance);
    steps.add(() => signals.broadcast(name, document));
    lifecycle.complete(instance);
  }
}
