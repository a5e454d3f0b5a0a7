import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { BODY, INNER, PROCESS, type ElementInstance } from '../state/element-instance.js';

/** Where a thrown error or escalation is caught. */
export interface CaughtEvent {
  instance: ElementInstance;
  event: ElementModel;
}

type Kind = 'ERROR' | 'ESCALATION';

/**
 * Finds who catches an error or an escalation: nearest scope first and outwards, through call activities too; in one scope
 * the exact code before any code, and of two such an event subprocess before a boundary event (broker rule 5).
 */
export class ThrownEvents {
  constructor(private readonly b: Behaviours) {}

  /** Null when nobody catches it. */
  find(from: ElementInstance, kind: Kind, code: string): CaughtEvent | null {
    const { instances } = this.b.state;
    let process: ElementInstance | undefined = from;
    while (process) {
      let at: ElementInstance | undefined = process;
      // An interrupted scope catches no more errors (evsub-error-before-boundary), but escalations (escalation-from-evsub).
      let isOpen = true;
      while (at) {
        if (kind === 'ERROR') isOpen &&= at.extra.interruptedBy === undefined;
        const event = isOpen ? this.findAt(at, kind, code) : undefined;
        if (event) return { instance: at, event };
        if (at.kind === PROCESS) break;
        at = instances.find(at.parent);
      }
      process = at?.parent ? instances.find(at.parent) : undefined;
    }
    return null;
  }

  private findAt(instance: ElementInstance, kind: Kind, code: string): ElementModel | undefined {
    const definition = this.b.state.definitions.get(instance.definition);
    const element = elementAt(definition, instance.element);
    const indexes = [
      ...(instance.kind === BODY ? [] : element.eventSubProcessStarts),
      ...(instance.kind === INNER ? [] : element.boundary),
    ];
    const events = indexes.map((index) => elementAt(definition, index)).filter((event) => event.event === kind);
    const codeOf = (event: ElementModel) => (kind === 'ERROR' ? event.errorCode : event.escalationCode) ?? null;
    return events.find((event) => codeOf(event) === code) ?? events.find((event) => codeOf(event) === null);
  }
}
