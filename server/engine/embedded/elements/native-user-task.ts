import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/** A user task without a job: the engine keeps its assignment and dates and tells them by `USER_TASK` records. */
export class NativeUserTaskProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    const { mappings, userTasks, subscriptions, transitions } = this.b;
    mappings.applyInputs(instance, element);
    const attributes = userTasks.prepare(instance, element);
    subscriptions.open(instance, element);
    userTasks.create(instance, attributes);
    transitions.activated(instance);
  }

  override terminate(instance: ElementInstance, element: ElementModel): void {
    this.b.userTasks.cancel(instance);
    super.terminate(instance, element);
  }
}
