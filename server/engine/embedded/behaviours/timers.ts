import { FeelDateTime, parseCycle, parseDateTime, parseDuration, type Cycle } from '../feel/index.js';
import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { ElementInstance } from '../state/element-instance.js';
import type { TimerRow } from '../state/timer-store.js';

export type PreparedTimer = Pick<TimerRow, 'due' | 'repetitions' | 'cycle'>;

/** Timers are rows ordered by due time. They may fire late, never early, and each fires once. */
export class Timers {
  constructor(private readonly b: Behaviours) {}

  /** @throws ExecutionFailure EXTRACT_VALUE_ERROR when the expression gives no date, duration or cycle. */
  prepare(scope: ElementInstance, event: ElementModel): PreparedTimer {
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
    const timer: TimerRow = {
      key: this.b.state.keys.nextKey(),
      elementInstance: instance.key,
      processInstance: instance.processInstance,
      definition: instance.definition,
      target,
      ...prepared,
    };
    this.b.state.timers.insert(timer);
    this.b.records.timer(timer, 'CREATED');
  }

  cancel(timer: TimerRow): void {
    this.b.state.timers.delete(timer.key);
    this.b.records.timer(timer, 'CANCELED');
  }

  /** Fires a due timer. A repeating one counts its next date from now, so a missed one is not caught up (rule 13). */
  trigger(timer: TimerRow): void {
    const { state, records, triggers } = this.b;
    const instance = state.instances.find(timer.elementInstance);
    state.timers.delete(timer.key);
    if (!instance) return;
    records.timer(timer, 'TRIGGERED');
    const event = elementAt(state.definitions.get(timer.definition), timer.target);
    triggers.trigger(instance, event, null);
    const isLast = timer.repetitions === 1 || timer.repetitions === 0; // `R0` fires once
    if (timer.cycle === null || isLast || instance.isGone) return;
    const cycle = parseCycle(timer.cycle);
    if (!cycle) return;
    const repetitions = timer.repetitions > 0 ? timer.repetitions - 1 : timer.repetitions;
    this.create(instance, timer.target, { due: cycle.interval.addTo(this.b.now()), repetitions, cycle: timer.cycle });
  }

  private firstOfCycle(text: string): PreparedTimer {
    const cycle = parseCycle(text);
    if (!cycle) throw unreadable(text);
    return { due: firstDue(cycle, this.b.now()), repetitions: cycle.repetitions, cycle: text };
  }
}

const once = (due: number): PreparedTimer => ({ due, repetitions: 1, cycle: null });

const unreadable = (text: string): ExecutionFailure =>
  new ExecutionFailure('EXTRACT_VALUE_ERROR', `Expected a date, duration or cycle, but was '${text}'`);

/** The start of the cycle, or the first of its dates that is still to come; without a start it counts from now. */
function firstDue({ start, interval }: Cycle, now: number): number {
  if (start === undefined) return interval.addTo(now);
  let due = start;
  for (let next = interval.addTo(due); due < now && next > due; next = interval.addTo(due)) due = next;
  return due;
}
