import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { BODY, ELEMENT, INNER, type ElementInstance } from '../state/element-instance.js';
import type { PreparedTimer } from './timers.js';

/** Opens and closes what an element instance waits for: its own event, its boundary events, its event subprocesses. */
export class EventSubscriptions {
  /** What the elements of models wait for, by the kind of their instance; a model never changes. */
  private readonly known = new WeakMap<ElementModel, Partial<Record<number, readonly ElementModel[]>>>();

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
      } else if (event.event === 'SIGNAL') {
        const name = this.b.signals.prepare(instance, event);
        opens.push(() => this.b.signals.subscribe(instance, event, name));
      } else if (event.message) {
        const prepared = this.b.messages.prepare(instance, event);
        opens.push(() => this.b.messages.subscribe(instance, event, prepared));
      }
    }
    for (const open of opens) open();
  }

  close(instance: ElementInstance, element: ElementModel): void {
    this.end(instance, this.eventsOf(instance, element), () => true);
  }

  /** An interrupting event subprocess ends the waiting of the others in its scope; boundary events stay. */
  closeEventSubProcesses(scope: ElementInstance, element: ElementModel): void {
    const starts = new Set(element.eventSubProcessStarts);
    this.end(scope, this.eventsOf(scope, element), (target) => starts.has(target));
  }

  private end(instance: ElementInstance, events: readonly ElementModel[], applies: (target: number) => boolean): void {
    if (events.length === 0) return;
    const { state, timers, messages, signals } = this.b;
    const { key } = instance;
    // Only tables that can hold something are asked: most elements wait for one kind of event, or for none.
    if (events.some((event) => event.event === 'TIMER'))
      for (const timer of state.timers.ofInstance(key)) if (applies(timer.target)) timers.cancel(timer);
    if (events.some((event) => event.message !== undefined))
      for (const row of state.subscriptions.ofInstance(key)) if (applies(row.target)) messages.unsubscribe(row);
    if (events.some((event) => event.event === 'SIGNAL'))
      for (const row of state.signals.ofInstance(key)) if (applies(row.target)) signals.unsubscribe(row);
  }

  /** Timer, message and signal events an instance waits for. Boundary events hang on the multi-instance body, not on its parts. */
  private eventsOf(instance: ElementInstance, element: ElementModel): readonly ElementModel[] {
    const own = instance.kind === BODY ? BODY : instance.kind === INNER ? INNER : ELEMENT;
    const known = this.known.get(element)?.[own];
    if (known) return known;
    const found = this.findEvents(instance, element);
    const all = this.known.get(element) ?? {};
    this.known.set(element, { ...all, [own]: found });
    return found;
  }

  private findEvents(instance: ElementInstance, element: ElementModel): readonly ElementModel[] {
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
      .filter((event) => event.event === 'TIMER' || event.event === 'SIGNAL' || event.message !== undefined);
  }
}
