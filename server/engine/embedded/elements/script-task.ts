import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** A FEEL script: its result becomes one variable. */
export class ScriptTaskProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    this.b.mappings.applyInputs(instance, element);
    if (element.script) {
      const value = this.b.expressions.value(element.script.expression, instance);
      instance.update({ trigger: { [element.script.resultVariable]: value } });
    }
    this.b.subscriptions.open(instance, element);
    this.passThrough(instance);
  }
}
