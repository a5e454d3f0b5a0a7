import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { BODY, INNER, type ElementInstance } from '../state/element-instance.js';
import type { PreparedTimer } from './timers.js';

/** Opens and closes what an element instance waits for: its own event, its boundary events, its event subprocesses. */
export class EventSubscriptions {
  constructor(private readonly b: Behaviours) {}

  /**
   * Evaluates everything first, then writes: a bad timer or key stops the element before anything exists (rule 15).
   * @throws ExecutionFailure
   */
  open(instance: ElementInstance, element: ElementModel): void {
    const events = this.eventsOf(instance, element);
    if (events.length === 0) return;
    const opens: (() => void)[] = [];
    for (const event of events) {
      if (event.event === 'TIMER') {
        const prepared: PreparedTimer = this.b.timers.prepare(instance, event);
        opens.push(() => this.b.timers.create(instance, event.index, prepared));
      } else if (event.message) {
        const prepared = this.b.messages.prepare(instance, event);
        opens.push(() => this.b.messages.subscribe(instance, event, prepared));
      }
    }
    for (const open of opens) open();
  }

  close(instance: ElementInstance, element: ElementModel): void {
    if (this.eventsOf(instance, element).length === 0) return;
    for (const timer of this.b.state.timers.ofInstance(instance.key)) this.b.timers.cancel(timer);
    for (const row of this.b.state.subscriptions.ofInstance(instance.key)) this.b.messages.unsubscribe(row);
  }

  /** An interrupting event subprocess ends the waiting of the others in its scope; boundary events stay. */
  closeEventSubProcesses(scope: ElementInstance, element: ElementModel): void {
    const starts = new Set(element.eventSubProcessStarts);
    for (const timer of this.b.state.timers.ofInstance(scope.key))
      if (starts.has(timer.target)) this.b.timers.cancel(timer);
    for (const row of this.b.state.subscriptions.ofInstance(scope.key)) {
      if (starts.has(row.target)) this.b.messages.unsubscribe(row);
    }
  }

  /** Timer and message events an instance waits for. Boundary events hang on the multi-instance body, not on its parts. */
  private eventsOf(instance: ElementInstance, element: ElementModel): ElementModel[] {
    const definition = this.b.state.definitions.get(instance.definition);
    const indexes: number[] = [];
    if (instance.kind !== BODY) {
      const isCatch = element.type === 'RECEIVE_TASK' || element.type === 'INTERMEDIATE_CATCH_EVENT';
      if (isCatch && !element.afterEventGateway) indexes.push(element.index);
      indexes.push(...element.gatewayEvents, ...element.eventSubProcessStarts);
    }
    if (instance.kind !== INNER) indexes.push(...element.boundary);
    return indexes
      .map((index) => elementAt(definition, index))
      .filter((event) => event.event === 'TIMER' || event.message !== undefined);
  }
}
