import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance, PendingEvent } from '../state/element-instance.js';
import { ContainerProcessor } from './element-processor.js';

/** Where an instance begins; neither: at its none start event. */
export interface ProcessStart {
  /** Start event that a message, signal or timer triggered. */
  startEvent?: PendingEvent;
  /** Start instructions: ids of the elements to begin with. */
  startElements?: string[];
}

/** A process instance: started by a command, a message or a call activity. */
export class ProcessProcessor extends ContainerProcessor {
  start(process: ElementInstance, element: ElementModel, { startEvent, startElements }: ProcessStart): void {
    this.b.transitions.activated(process);
    if (startElements) this.b.direct.start(process, element, startElements);
    else if (startEvent) this.b.triggers.activateEvent(process, startEvent);
    else if (element.start !== null) this.b.lifecycle.activate(process, element.start);
  }

  /** A process begins with {@link start}; nothing in its beginning can fail. */
  activate(): void {}

  override complete(process: ElementInstance, element: ElementModel): void {
    const { subscriptions, compensation, results, variables, transitions } = this.b;
    subscriptions.close(process, element);
    compensation.scopeEnded(process);
    if (results.isAwaited(process.key)) results.note(process.key, variables.local(process));
    transitions.finished(process);
    this.releaseStartKey(process);
    if (process.parent) this.returnToCaller(process);
  }

  override ended(process: ElementInstance): void {
    this.b.transitions.terminated(process);
    this.releaseStartKey(process);
  }

  /** Variables go up when the call activity says so; the rest of the way is its output mapping (broker rule 11). */
  private returnToCaller(process: ElementInstance): void {
    const caller = this.b.state.instances.find(process.parent);
    if (!caller) return;
    caller.children -= 1;
    const element = this.b.scopes.elementOf(caller);
    if (element.called?.propagateAllChildVariables || element.outputs.length) {
      caller.update({ trigger: this.b.variables.local(process) });
    }
    this.b.lifecycle.complete(caller);
  }

  private releaseStartKey(process: ElementInstance): void {
    const { startKey } = process.extra;
    if (!startKey) return;
    this.b.messages.releaseStart(this.b.state.definitions.get(process.definition).bpmnProcessId, startKey);
  }
}
