import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { BODY, INNER, PROCESS, type ElementInstance } from '../state/element-instance.js';

/** Where a thrown error is caught. */
export interface CaughtError {
  instance: ElementInstance;
  event: ElementModel;
}

/** Finds the catching event of an error: nearest scope first, event subprocess before boundary, exact code before any. */
export class ErrorEvents {
  constructor(private readonly b: Behaviours) {}

  /** Searches outwards, through call activities too; null when nobody catches it. */
  find(from: ElementInstance, errorCode: string): CaughtError | null {
    const { instances } = this.b.state;
    let process: ElementInstance | undefined = from;
    while (process) {
      let at: ElementInstance | undefined = process;
      // An interrupted scope catches nothing more (broker: evsub-error-before-boundary).
      let isOpen = true;
      while (at) {
        isOpen &&= at.extra.interruptedBy === undefined;
        const event = isOpen ? this.findAt(at, errorCode) : undefined;
        if (event) return { instance: at, event };
        if (at.kind === PROCESS) break;
        at = instances.find(at.parent);
      }
      process = at?.parent ? instances.find(at.parent) : undefined;
    }
    return null;
  }

  private findAt(instance: ElementInstance, errorCode: string): ElementModel | undefined {
    const definition = this.b.state.definitions.get(instance.definition);
    const element = elementAt(definition, instance.element);
    const indexes = [
      ...(instance.kind === BODY ? [] : element.eventSubProcessStarts),
      ...(instance.kind === INNER ? [] : element.boundary),
    ];
    const events = indexes.map((index) => elementAt(definition, index)).filter((event) => event.event === 'ERROR');
    return (
      events.find((event) => event.errorCode === errorCode) ??
      events.find((event) => event.errorCode === null || event.errorCode === undefined)
    );
  }
}
