import { FeelDateTime, parseCycle, parseDateTime, parseDuration, type Cycle } from '../feel/index.js';
import { elementAt, type ElementModel, type ProcessDefinition } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { parseCron } from '../runtime/cron-schedule.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { ElementInstance } from '../state/element-instance.js';
import type { TimerRow } from '../state/timer-store.js';

export type PreparedTimer = Pick<TimerRow, 'due' | 'repetitions' | 'cycle'>;

/** Timers are rows ordered by due time. They may fire late, never early, and each fires once. */
export class Timers {
  constructor(private readonly b: Behaviours) {}

  /** @throws ExecutionFailure EXTRACT_VALUE_ERROR when the expression gives no date, duration or cycle. */
  prepare(scope: ElementInstance | null, event: ElementModel): PreparedTimer {
    const timer = event.timer;
    if (!timer) throw new ExecutionFailure('UNKNOWN', `Element ${event.id} has no timer`);
    const result = this.b.expressions.evaluate(timer.expression, scope);
    if (!result.ok) throw new ExecutionFailure('EXTRACT_VALUE_ERROR', result.message);
    if (timer.kind === 'DATE' && result.raw instanceof FeelDateTime) return once(result.raw.epochMs);
    const text = typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
    if (timer.kind === 'CYCLE') return this.firstOfCycle(text);
    const due = timer.kind === 'DATE' ? parseDateTime(text) : (parseDuration(text)?.addTo(this.b.now()) ?? null);
    if (due === null) throw unreadable(text);
    return once(due);
  }

  create(instance: ElementInstance, target: number, prepared: PreparedTimer): void {
    const { key, processInstance, definition } = instance;
    this.add({ elementInstance: key, processInstance, definition, target, ...prepared });
  }

  /** A timer that starts instances; its expression was checked at deployment. */
  createStart(definition: ProcessDefinition, start: ElementModel): void {
    const prepared = this.prepare(null, start);
    this.add({ elementInstance: 0, processInstance: 0, definition: definition.key, target: start.index, ...prepared });
  }

  cancel(timer: TimerRow): void {
    this.b.state.timers.delete(timer.key);
    this.b.records.timer(timer, 'CANCELED');
  }

  /** Fires a due timer. A repeating one counts its next date from now, so a missed one is not caught up (rule 13). */
  trigger(timer: TimerRow): void {
    const { state, records, triggers, lifecycle } = this.b;
    const instance = state.instances.find(timer.elementInstance);
    const startsProcess = timer.elementInstance === 0;
    state.timers.delete(timer.key);
    if (!instance && !startsProcess) return;
    records.timer(timer, 'TRIGGERED');
    const definition = state.definitions.get(timer.definition);
    if (instance) triggers.trigger(instance, elementAt(definition, timer.target), null);
    if (!instance?.isGone) this.repeat(timer);
    if (startsProcess) lifecycle.createProcess(definition, { startEvent: { element: timer.target, variables: null } });
  }

  private repeat(timer: TimerRow): void {
    const isLast = timer.repetitions === 1 || timer.repetitions === 0; // `R0` fires once
    if (timer.cycle === null || isLast) return;
    const due = nextDue(timer.cycle, this.b.now());
    if (due === null) return;
    const repetitions = timer.repetitions > 0 ? timer.repetitions - 1 : timer.repetitions;
    this.add({ ...timer, due, repetitions });
  }

  private add(timer: Omit<TimerRow, 'key'>): void {
    const row = { ...timer, key: this.b.state.keys.nextKey() };
    this.b.state.timers.insert(row);
    this.b.records.timer(row, 'CREATED');
  }

  private firstOfCycle(text: string): PreparedTimer {
    const now = this.b.now();
    const cycle = parseCycle(text);
    if (cycle) return { due: firstDue(cycle, now), repetitions: cycle.repetitions, cycle: text };
    const cron = parseCron(text);
    if (!cron) throw unreadable(text);
    const due = cron.next(now);
    // A date that never comes (31 February) fires at once, and once only: as the broker.
    return due === null ? { due: now, repetitions: 0, cycle: text } : { due, repetitions: -1, cycle: text };
  }
}

const once = (due: number): PreparedTimer => ({ due, repetitions: 1, cycle: null });

const nextDue = (cycle: string, now: number): number | null =>
  parseCycle(cycle)?.interval.addTo(now) ?? parseCron(cycle)?.next(now) ?? null;

const unreadable = (text: string): ExecutionFailure =>
  new ExecutionFailure('EXTRACT_VALUE_ERROR', `Expected a date, duration or cycle, but was '${text}'`);

/** The start of the cycle, or the first of its dates that is still to come; without a start it counts from now. */
function firstDue({ start, interval }: Cycle, now: number): number {
  if (start === undefined) return interval.addTo(now);
  let due = start;
  for (let next = interval.addTo(due); due < now && next > due; next = interval.addTo(due)) due = next;
  return due;
}
