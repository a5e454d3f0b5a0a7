import type { ElementModel, ProcessDefinition } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';

/** What starts instances by itself: messages, signals and timers. They belong to the latest version of a process. */
export class StartEvents {
  constructor(private readonly b: Behaviours) {}

  /** Older versions wait no longer, the new one does. */
  replace(definition: ProcessDefinition): void {
    this.closeAll(definition.bpmnProcessId);
    for (const element of definition.model.elements) {
      if (element.type === 'START_EVENT' && element.scope === 0) this.open(definition, element);
    }
  }

  private open(definition: ProcessDefinition, element: ElementModel): void {
    const { expressions, state, records, signals, timers } = this.b;
    if (element.event === 'TIMER') timers.createStart(definition, element);
    else if (element.signal) signals.subscribeStart(definition, element);
    else if (element.message) {
      const messageName = expressions.constant(element.message.name);
      const start = { key: state.keys.nextKey(), definition, element: element.index, messageName };
      state.definitions.addStart(start);
      records.startSubscription(start, 'CREATED');
    }
  }

  private closeAll(bpmnProcessId: string): void {
    const { state, records, signals, timers } = this.b;
    const isOfProcess = (row: { definition: number }) =>
      state.definitions.get(row.definition).bpmnProcessId === bpmnProcessId;
    for (const start of state.definitions.startsOf(bpmnProcessId)) {
      state.definitions.removeStart(start.key);
      records.startSubscription(start, 'DELETED');
    }
    for (const subscription of state.signals.starts().filter(isOfProcess)) signals.unsubscribe(subscription);
    for (const timer of state.timers.starts().filter(isOfProcess)) timers.cancel(timer);
  }
}
