import type { Behaviours } from '../runtime/behaviours.js';
import { sameJson, type JsonObject, type JsonValue } from '../runtime/json.js';
import { PROCESS, type ElementInstance } from '../state/element-instance.js';

/** Variables live in scopes: process, subprocess, element. Names are looked up outwards, results climb outwards. */
export class Variables {
  constructor(private readonly b: Behaviours) {}

  /** Value of the nearest variable with this name, undefined when there is none. */
  lookup(scope: ElementInstance, name: string): JsonValue | undefined {
    for (let at: ElementInstance | undefined = scope; at; at = this.parent(at)) {
      if (at.hasVariable(name)) return at.variables[name]?.[1];
    }
    return undefined;
  }

  /** All variables seen from a scope, or only those named. */
  visible(scope: ElementInstance, names?: readonly string[]): JsonObject {
    const document: JsonObject = {};
    for (let at: ElementInstance | undefined = scope; at; at = this.parent(at)) {
      for (const [name, [, value]] of Object.entries(at.variables)) {
        if (!Object.hasOwn(document, name) && (!names || names.includes(name))) document[name] = value;
      }
    }
    return document;
  }

  local(scope: ElementInstance): JsonObject {
    return Object.fromEntries(Object.entries(scope.variables).map(([name, [, value]]) => [name, value]));
  }

  setLocal(scope: ElementInstance, name: string, value: JsonValue): void {
    const known = scope.hasVariable(name) ? scope.variables[name] : undefined;
    if (known && sameJson(known[1], value)) return;
    const key = known ? known[0] : this.b.state.keys.nextKey();
    scope.setVariable(name, key, value);
    this.b.records.variable(scope, key, name, value, known ? 'UPDATED' : 'CREATED');
  }

  mergeLocal(scope: ElementInstance, document: JsonObject): void {
    for (const [name, value] of Object.entries(document)) this.setLocal(scope, name, value);
  }

  /**
   * Lets a document climb: each variable stops at the nearest scope that holds it with another value, else at the
   * process (broker rule 8: a scope with an equal value does not stop it).
   */
  merge(scope: ElementInstance, document: JsonObject): void {
    for (const [name, value] of Object.entries(document)) {
      let at = scope;
      while (at.kind !== PROCESS) {
        const known = at.hasVariable(name) ? at.variables[name] : undefined;
        if (known && !sameJson(known[1], value)) break;
        const parent = this.parent(at);
        if (!parent) break;
        at = parent;
      }
      this.setLocal(at, name, value);
    }
  }

  private parent(scope: ElementInstance): ElementInstance | undefined {
    return scope.kind === PROCESS ? undefined : this.b.state.instances.find(scope.parent);
  }
}
