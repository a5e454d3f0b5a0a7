import type { ElementModel } from '../model/element-model.js';
import { elementAt } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { JsonObject } from '../runtime/json.js';
import { reject } from '../commands/reject.js';
import { ACTIVATED, BODY, ELEMENT, type ElementInstance } from '../state/element-instance.js';

/** Begin an element out of turn: an instruction of a modification or of a creation. */
export interface DirectInstruction {
  elementId: string;
  /** An instance around the element; scopes between the two are new. */
  ancestor?: ElementInstance;
  variables?: { scopeId?: string; variables: JsonObject }[];
}

/** What an instruction comes to: scopes that must stay, and the step that begins the element. */
export interface PreparedActivation {
  scopes: number[];
  run: () => void;
}

/**
 * Begins elements without a sequence flow. Missing scopes around them are created without their input mappings, but with
 * what they wait for (broker rule 31).
 */
export class DirectActivation {
  constructor(private readonly b: Behaviours) {}

  /** A new instance that begins at some elements instead of its start event. */
  start(process: ElementInstance, element: ElementModel, elementIds: string[]): void {
    this.refuseFailure(() => this.b.subscriptions.open(process, element));
    for (const elementId of elementIds) this.prepare(process, { elementId }).run();
  }

  /** @throws EngineRejection INVALID_ARGUMENT when there is no such element, no or more than one scope for it */
  prepare(process: ElementInstance, instruction: DirectInstruction): PreparedActivation {
    const element = this.findElement(process, instruction.elementId);
    const path = this.pathTo(process, element);
    const variablesOf = this.variablesByElement(process, instruction, [...path, element]);
    this.b.variables.mergeLocal(process, variablesOf(null));

    const scopes = [process];
    let scope = instruction.ancestor ?? process;
    const from = path.findIndex((at) => at.index === scope.element);
    if (from < 0 || scope.kind === BODY || scope.state !== ACTIVATED) {
      throw reject('INVALID_ARGUMENT', `Expected an instance around ${element.id}, but ${scope.key} is none`);
    }
    scopes.push(scope);
    if (from > 0) this.b.variables.mergeLocal(scope, variablesOf(path[from] ?? null));
    for (const next of path.slice(from + 1)) {
      const known = instruction.ancestor ? undefined : this.findScope(scope, next);
      scope = known ?? this.createScope(scope, next, variablesOf(next));
      if (known) this.b.variables.mergeLocal(known, variablesOf(next));
      scopes.push(scope);
    }
    const locals = variablesOf(element);
    const found = scope;
    return {
      scopes: scopes.map(({ key }) => key),
      run: () => this.b.lifecycle.activate(found, element.index, { locals }),
    };
  }

  private findElement(process: ElementInstance, elementId: string): ElementModel {
    const { model } = this.b.state.definitions.get(process.definition);
    const element = model.elements.find(({ id }) => id === elementId);
    const cannotBegin =
      !element ||
      element.afterEventGateway ||
      element.type === 'PROCESS' ||
      element.type === 'START_EVENT' ||
      element.type === 'BOUNDARY_EVENT';
    if (cannotBegin) throw reject('INVALID_ARGUMENT', `Expected to begin at ${elementId}, but that is not possible`);
    return element;
  }

  /** The scopes around an element, the process first. */
  private pathTo(process: ElementInstance, element: ElementModel): ElementModel[] {
    const definition = this.b.state.definitions.get(process.definition);
    const path: ElementModel[] = [];
    for (let index = element.scope; index >= 0; index = path[0]?.scope ?? -1)
      path.unshift(elementAt(definition, index));
    return path;
  }

  private variablesByElement(process: ElementInstance, { variables = [] }: DirectInstruction, allowed: ElementModel[]) {
    for (const { scopeId } of variables) {
      if (!scopeId || allowed.some(({ id }) => id === scopeId)) continue;
      throw reject('INVALID_ARGUMENT', `Expected variables for a scope around the element, but got ${scopeId}`);
    }
    const root = allowed[0]?.id;
    return (element: ElementModel | null): JsonObject => {
      const wanted = variables.filter(({ scopeId }) =>
        element ? scopeId === element.id : !scopeId || scopeId === root,
      );
      return Object.assign({}, ...wanted.map((instruction) => instruction.variables)) as JsonObject;
    };
  }

  private findScope(around: ElementInstance, element: ElementModel): ElementInstance | undefined {
    if (element.multiInstance) {
      throw reject('INVALID_ARGUMENT', `Expected to know which instance of ${element.id} is meant`);
    }
    const { instances } = this.b.state;
    const found = instances.children(around.key).filter((child) => child.element === element.index);
    if (found.length > 1) {
      throw reject('INVALID_ARGUMENT', `Expected one instance of ${element.id}, but found ${found.length}`);
    }
    return found[0];
  }

  private createScope(around: ElementInstance, element: ElementModel, variables: JsonObject): ElementInstance {
    if (element.multiInstance) throw reject('INVALID_ARGUMENT', `Expected an existing instance of ${element.id}`);
    const { state, records, subscriptions, transitions } = this.b;
    const { processInstance, definition } = around;
    const created = { parent: around.key, processInstance, definition, element: element.index, kind: ELEMENT };
    const scope = state.instances.create(created);
    around.children += 1;
    records.element(scope, 'ELEMENT_ACTIVATING');
    this.b.variables.mergeLocal(scope, variables);
    transitions.activated(scope);
    this.refuseFailure(() => subscriptions.open(scope, element));
    return scope;
  }

  /** What would be an incident otherwise refuses the whole command. */
  private refuseFailure(open: () => void): void {
    try {
      open();
    } catch (error) {
      if (!(error instanceof ExecutionFailure)) throw error;
      throw reject('INVALID_ARGUMENT', `Expected to subscribe to events, but: ${error.message}`);
    }
  }
}
