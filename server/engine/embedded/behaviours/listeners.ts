import type { ElementModel, ListenerModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import type { JsonObject } from '../runtime/json.js';
import { BODY, type ElementInstance } from '../state/element-instance.js';
import type { JobRow } from '../state/job-store.js';

type Phase = 'start' | 'end';

/**
 * Execution listeners: jobs that run one after another when an element has its inputs and before it becomes active, and
 * when its outputs have left and before it completes.
 */
export class Listeners {
  constructor(private readonly b: Behaviours) {}

  /** Begins or goes on with the listeners of a phase. False when none is left: then the element itself goes on. */
  hold(instance: ElementInstance, element: ElementModel, phase: Phase): boolean {
    const listeners = element.listeners?.[phase];
    if (!listeners?.length || instance.kind === BODY) return false;
    const known = instance.extra.listener;
    const next = known?.phase === phase ? known.next : 0;
    const listener = listeners[next];
    if (!listener) return false;
    if (known?.phase !== phase) this.enter(instance, element, phase);
    this.createJob(instance, listener, phase, next);
    return true;
  }

  isListenerJob(instance: ElementInstance, job: JobRow): boolean {
    return instance.extra.listener?.job === job.key;
  }

  /** Variables of a start listener stay with the element; those of an end listener leave it. */
  completed(instance: ElementInstance, variables: JsonObject): void {
    const { listener } = instance.extra;
    if (!listener) return;
    if (listener.phase === 'start') this.b.variables.mergeLocal(instance, variables);
    else this.b.variables.merge(instance, variables);
    instance.update({ listener: { phase: listener.phase, next: listener.next + 1, job: 0 } });
    this.b.lifecycle.resume(instance);
  }

  /** True when the mappings of a phase were applied before its first listener. */
  hasMapped(instance: ElementInstance, phase: Phase): boolean {
    return instance.extra.listener?.phase === phase;
  }

  private enter(instance: ElementInstance, element: ElementModel, phase: Phase): void {
    if (phase === 'start') this.b.mappings.applyInputs(instance, element);
    else {
      this.b.mappings.applyOutputs(instance, element);
      this.b.subscriptions.close(instance, element);
    }
    instance.update({ listener: { phase, next: 0, job: 0 } });
  }

  private createJob(instance: ElementInstance, listener: ListenerModel, phase: Phase, next: number): void {
    const { expressions, jobs } = this.b;
    const prepared = {
      type: expressions.text(listener.type, instance),
      retries: expressions.integer(listener.retries, instance),
      headers: {},
    };
    jobs.create(instance, prepared, 'EXECUTION_LISTENER');
    instance.update({ listener: { phase, next, job: instance.job } });
  }
}
