import { elementAt, type ElementModel, type ProcessDefinition } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import type { JsonObject, JsonValue } from '../runtime/json.js';
import {
  ACTIVATED,
  ACTIVATING,
  BODY,
  COMPLETING,
  ELEMENT,
  INNER,
  PROCESS,
  TERMINATING,
  type ElementInstance,
} from '../state/element-instance.js';
import type { ProcessStart } from '../elements/process.js';
import type { InnerOutcome } from './multi-instance.js';

export interface ActivateOptions {
  /** The sequence flow that leads to the element. */
  flow?: string;
  /** Variables of the event that caused it. */
  trigger?: JsonObject;
  /** Set for one of the inner instances of a multi-instance body. */
  inner?: { loopCounter: number; item: JsonValue };
  /** Variables it holds before anything else: those of a modification. */
  locals?: JsonObject;
  /** Called with the new instance before it begins. */
  onCreated?: (instance: ElementInstance) => void;
}

interface NewProcess extends ProcessStart {
  variables?: JsonObject;
  startKey?: string;
  /** The call activity. */
  caller?: ElementInstance;
}

/**
 * The life of element instances, as in Zeebe's lifecycle: activating, activated, completing, completed, or terminating
 * and terminated. `activate`, `complete` and `terminate` ask for a step; the step checks again when its turn comes.
 */
export class Lifecycle {
  constructor(private readonly b: Behaviours) {}

  createProcess(definition: ProcessDefinition, init: NewProcess): ElementInstance {
    const { state, records, variables, steps, incidents, processors } = this.b;
    const process = state.instances.create({
      parent: init.caller?.key ?? 0,
      definition: definition.key,
      element: 0,
      kind: PROCESS,
      extra: {
        ...(init.caller && { parentProcessInstance: init.caller.processInstance }),
        ...(init.startKey && { startKey: init.startKey }),
      },
    });
    if (init.caller) init.caller.children += 1;
    if (init.variables) variables.mergeLocal(process, init.variables);
    steps.add(() => {
      records.element(process, 'ELEMENT_ACTIVATING');
      incidents.guard(process, () => processors.process.start(process, elementAt(definition, 0), init));
    });
    return process;
  }

  activate(scope: ElementInstance, element: number, options: ActivateOptions = {}): void {
    const { key } = scope;
    this.b.steps.add(() => this.runActivate(key, element, options));
  }

  complete(instance: ElementInstance): void {
    const { key } = instance;
    this.b.steps.add(() => {
      const found = this.b.state.instances.find(key);
      // An event may have put something new into a scope that was about to complete: then it completes later.
      if (found?.state === ACTIVATED && found.children === 0 && !this.isCutOff(found)) this.runComplete(found);
    });
  }

  terminate(instance: ElementInstance): void {
    const { key } = instance;
    this.b.steps.add(() => {
      const found = this.b.state.instances.find(key);
      if (found && found.state !== TERMINATING) this.runTerminate(found);
    });
  }

  /** Runs the phase again in which an incident stopped the instance. */
  resume(instance: ElementInstance): void {
    const { key } = instance;
    this.b.steps.add(() => {
      const found = this.b.state.instances.find(key);
      if (!found || this.isCutOff(found)) return;
      if (found.state === ACTIVATING) this.begin(found, this.elementOf(found));
      else if (found.state === COMPLETING) this.finish(found, this.elementOf(found));
    });
  }

  activated(instance: ElementInstance): void {
    instance.state = ACTIVATED;
    this.b.records.element(instance, 'ELEMENT_ACTIVATED');
  }

  completing(instance: ElementInstance): void {
    instance.state = COMPLETING;
    this.b.records.element(instance, 'ELEMENT_COMPLETING');
    if (instance.kind !== INNER) return;
    const body = this.scopeOf(instance);
    body?.update({ finished: (body.extra.finished ?? 0) + 1 });
  }

  /** Ends an instance that did its work and moves its token on. @throws ExecutionFailure from a multi-instance body */
  completed(instance: ElementInstance, element: ElementModel): void {
    const scope = this.scopeOf(instance);
    let outcome: InnerOutcome | null = null;
    if (instance.kind === INNER && scope) outcome = this.b.multiInstance.collect(scope, instance);
    this.finished(instance);
    if (!scope) return;
    if (outcome) this.b.multiInstance.proceed(scope, outcome);
    else this.takeFlows(element.outgoing, scope);
  }

  /** Says that an instance completed and takes it out; its token goes nowhere. */
  finished(instance: ElementInstance): void {
    const scope = this.scopeOf(instance);
    this.b.records.element(instance, 'ELEMENT_COMPLETED');
    this.b.state.instances.remove(instance);
    if (scope) scope.children -= 1;
  }

  /** Takes sequence flows; where there is none, this path through the scope has ended. */
  takeFlows(flows: ElementModel['outgoing'], scope: ElementInstance): void {
    for (const flow of flows) {
      this.b.records.flow(scope, flow.id);
      scope.flows += 1;
      if (this.elementAt(scope, flow.target).type === 'PARALLEL_GATEWAY') {
        const joins = (scope.extra.joins ??= {});
        const waiting = (joins[flow.target] ??= {});
        waiting[flow.id] = (waiting[flow.id] ?? 0) + 1;
      }
      this.activate(scope, flow.target, { flow: flow.id });
    }
    if (flows.length === 0) this.pathEnded(scope);
  }

  /** A scope without children and without tokens on their way completes. */
  pathEnded(scope: ElementInstance): void {
    if (scope.children > 0) return;
    if (scope.extra.interruptedBy !== undefined) this.childrenGone(scope);
    else if (scope.flows === 0) this.complete(scope);
  }

  terminated(instance: ElementInstance): void {
    this.b.incidents.resolveOf(instance);
    this.b.records.element(instance, 'ELEMENT_TERMINATED');
    this.b.state.instances.remove(instance);
    const scope =
      this.scopeOf(instance) ?? (instance.parent ? this.b.state.instances.find(instance.parent) : undefined);
    if (!scope) return;
    scope.children -= 1;
    if (scope.kind === BODY) scope.update({ ended: (scope.extra.ended ?? 0) + 1 });
    const isOpen = scope.state === ACTIVATED && scope.extra.interruptedBy === undefined;
    if (instance.boundaryEvent && isOpen) this.b.triggers.activateEvent(scope, instance.boundaryEvent);
    else if (scope.children === 0) this.childrenGone(scope);
  }

  /** From now on nothing in the scope goes on but what interrupted it; tokens on their way are gone. */
  interrupt(scope: ElementInstance, by: number): void {
    scope.flows = 0;
    scope.update({ interruptedBy: by, joins: {} });
  }

  /** Asks all children to end. False when there is none. */
  terminateChildren(scope: ElementInstance): boolean {
    const children = this.b.state.instances.children(scope.key);
    for (const child of children) {
      child.isTakenOut = scope.isTakenOut;
      this.terminate(child);
    }
    return children.length > 0;
  }

  /** The last child of a scope has ended: what was waiting for that goes on. */
  childrenGone(scope: ElementInstance): void {
    const { triggers, processors } = this.b;
    if (scope.state === TERMINATING) processors.of(scope, this.elementOf(scope)).ended(scope);
    else if (scope.eventSubProcess) {
      const event = scope.eventSubProcess;
      scope.eventSubProcess = null;
      triggers.activateEventSubProcess(scope, event);
    } else if (scope.extra.interruptedBy !== undefined) this.complete(scope);
  }

  elementOf(instance: ElementInstance): ElementModel {
    return this.elementAt(instance, instance.element);
  }

  /** The scope an instance lies in; a called process lies in none. */
  scopeOf(instance: ElementInstance): ElementInstance | undefined {
    return instance.kind === PROCESS ? undefined : this.b.state.instances.find(instance.parent);
  }

  private elementAt(instance: ElementInstance, index: number): ElementModel {
    return elementAt(this.b.state.definitions.get(instance.definition), index);
  }

  /** True when what is around an instance no longer lets it go on; around a called process lies its call activity. */
  private isCutOff(instance: ElementInstance): boolean {
    const scope = instance.parent ? this.b.state.instances.find(instance.parent) : undefined;
    if (!scope) return false;
    const by = scope.extra.interruptedBy;
    return scope.state !== ACTIVATED || (by !== undefined && by !== instance.element);
  }

  private runActivate(scopeKey: number, index: number, options: ActivateOptions): void {
    const { state, records, multiInstance } = this.b;
    const scope = state.instances.find(scopeKey);
    if (!scope || scope.state !== ACTIVATED) return;
    const by = scope.extra.interruptedBy;
    if (by !== undefined && by !== index) return;
    const element = this.elementAt(scope, index);
    if (options.flow ? !this.consumeToken(scope, element) : !this.consumeWaiting(scope, element)) return;
    const { inner } = options;
    const instance = state.instances.create({
      parent: scope.key,
      processInstance: scope.processInstance,
      definition: scope.definition,
      element: index,
      kind: inner ? INNER : element.multiInstance ? BODY : ELEMENT,
      loopCounter: inner?.loopCounter ?? 0,
      extra: options.trigger ? { trigger: options.trigger } : {},
    });
    scope.children += 1;
    records.element(instance, 'ELEMENT_ACTIVATING');
    if (inner && element.multiInstance) {
      scope.update({ begun: (scope.extra.begun ?? 0) + 1 });
      multiInstance.setLoopVariables(instance, element.multiInstance, inner.item);
    }
    if (options.locals) this.b.variables.mergeLocal(instance, options.locals);
    options.onCreated?.(instance);
    this.begin(instance, element);
  }

  private begin(instance: ElementInstance, element: ElementModel): void {
    const { incidents, listeners, processors } = this.b;
    incidents.guard(instance, () => {
      if (element.listeners && listeners.hold(instance, element, 'start')) return;
      processors.of(instance, element).activate(instance, element);
    });
  }

  private finish(instance: ElementInstance, element: ElementModel): void {
    const { incidents, listeners, processors } = this.b;
    incidents.guard(instance, () => {
      if (element.listeners && listeners.hold(instance, element, 'end')) return;
      processors.of(instance, element).complete(instance, element);
    });
  }

  /** A parallel gateway begins only with a token on every incoming flow, and takes one of each (broker rule 4). */
  private consumeToken(scope: ElementInstance, element: ElementModel): boolean {
    if (element.type !== 'PARALLEL_GATEWAY') {
      // A token that flows into a start event is never counted off by the broker: the scope then never completes.
      if (element.type !== 'START_EVENT') scope.flows -= 1;
      return true;
    }
    const waiting = scope.extra.joins?.[element.index] ?? {};
    if (!element.incoming.every((flow) => (waiting[flow] ?? 0) > 0)) return false;
    this.takeOne(scope, element, element.incoming);
    return true;
  }

  /** A parallel gateway that begins out of turn takes the tokens that wait at it, one of each flow. */
  private consumeWaiting(scope: ElementInstance, element: ElementModel): boolean {
    if (element.type === 'PARALLEL_GATEWAY') {
      const waiting = scope.extra.joins?.[element.index] ?? {};
      this.takeOne(scope, element, Object.keys(waiting));
    }
    return true;
  }

  private takeOne(scope: ElementInstance, element: ElementModel, flows: string[]): void {
    const waiting = scope.extra.joins?.[element.index] ?? {};
    for (const flow of flows) {
      const left = (waiting[flow] ?? 0) - 1;
      if (left > 0) waiting[flow] = left;
      else delete waiting[flow];
    }
    if (Object.keys(waiting).length === 0) delete scope.extra.joins?.[element.index];
    scope.flows -= flows.length;
  }

  private runComplete(instance: ElementInstance): void {
    const element = this.elementOf(instance);
    this.completing(instance);
    this.finish(instance, element);
  }

  private runTerminate(instance: ElementInstance): void {
    const element = this.elementOf(instance);
    instance.state = TERMINATING;
    this.b.records.element(instance, 'ELEMENT_TERMINATING');
    this.b.processors.of(instance, element).terminate(instance, element);
  }
}
