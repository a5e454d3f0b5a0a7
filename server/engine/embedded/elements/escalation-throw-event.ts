import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ElementProcessor } from './element-processor.js';

/**
 * Throw and end events of an escalation. Nobody catches it: the token goes on, there is no incident (broker rule 5). What
 * interrupts ends the thrower with its scope. An escalation carries no variables, and input mappings are not applied.
 */
export class EscalationThrowEventProcessor extends ElementProcessor {
  activate(instance: ElementInstance, element: ElementModel): void {
    const { expressions, thrown, lifecycle, triggers, eventRecords, transitions } = this.b;
    const code = expressions.text(element.escalationCode ?? '', instance);
    transitions.activated(instance);
    const caught = thrown.find(instance, 'ESCALATION', code);
    // The broker does not look further when the event subprocess it found lies in an interrupted scope.
    const isLost = caught?.event.type === 'START_EVENT' && caught.instance.extra.interruptedBy !== undefined;
    eventRecords.escalation(instance, code, caught?.event.id ?? '', caught !== null && !isLost);
    if (caught && !isLost) triggers.trigger(caught.instance, caught.event, null);
    if (!caught || isLost || !caught.event.interrupting) lifecycle.complete(instance);
  }
}
