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
 * and terminated. `activate`, `complete` and `terminate` ask for a step; the step checks again when its turn comes, and lets
 * the element's processor do its part.
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
    const { steps, state, scopes } = this.b;
    steps.add(() => {
      const found = state.instances.find(key);
      // An event may have put something new into a scope that was about to complete: then it completes later.
      if (found?.state === ACTIVATED && found.children === 0 && !scopes.isCutOff(found)) this.runComplete(found);
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
    const { steps, state, scopes } = this.b;
    steps.add(() => {
      const found = state.instances.find(key);
      if (!found || scopes.isCutOff(found)) return;
      if (found.state === ACTIVATING) this.begin(found, scopes.elementOf(found));
      else if (found.state === COMPLETING) this.finish(found, scopes.elementOf(found));
    });
  }

  private runActivate(scopeKey: number, index: number, options: ActivateOptions): void {
    const { state, records, scopes, flows, multiInstance, variables } = this.b;
    const scope = state.instances.find(scopeKey);
    if (!scope || !scopes.letsGoOn(scope, index)) return;
    const element = elementAt(state.definitions.get(scope.definition), index);
    if (!options.flow) flows.consumeWaiting(scope, element);
    else if (!flows.consume(scope, element)) return;
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
    if (options.locals) variables.mergeLocal(instance, options.locals);
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

  private runComplete(instance: ElementInstance): void {
    const element = this.b.scopes.elementOf(instance);
    this.b.transitions.completing(instance);
    this.finish(instance, element);
  }

  private finish(instance: ElementInstance, element: ElementModel): void {
    const { incidents, listeners, processors } = this.b;
    incidents.guard(instance, () => {
      if (element.listeners && listeners.hold(instance, element, 'end')) return;
      processors.of(instance, element).complete(instance, element);
    });
  }

  private runTerminate(instance: ElementInstance): void {
    const { records, processors, scopes } = this.b;
    instance.state = TERMINATING;
    records.element(instance, 'ELEMENT_TERMINATING');
    const element = scopes.elementOf(instance);
    processors.of(instance, element).terminate(instance, element);
  }
}
