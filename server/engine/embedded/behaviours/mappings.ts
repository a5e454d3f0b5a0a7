import type { ElementModel, MappingModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import { isEmpty, type JsonObject, type JsonValue } from '../runtime/json.js';
import { INNER, type ElementInstance } from '../state/element-instance.js';
import type { Frame } from './expressions.js';

/** Targets `a.b` and `a.c` are two entries of one nested context. */
interface TargetTree extends Map<string, string | TargetTree> {}

const trees = new WeakMap<MappingModel[], TargetTree>();

function treeOf(mappings: MappingModel[]): TargetTree {
  const known = trees.get(mappings);
  if (known) return known;
  const root: TargetTree = new Map();
  for (const { source, target } of mappings) {
    const path = target.split('.');
    const name = path.pop() ?? '';
    let at = root;
    for (const part of path) {
      const next = at.get(part);
      const child: TargetTree = next instanceof Map ? next : new Map();
      if (child !== next) at.set(part, child);
      at = child;
    }
    at.set(name, source);
  }
  trees.set(mappings, root);
  return root;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Input and output mappings: all of one element are one FEEL context, evaluated once (broker rule 7). */
export class Mappings {
  constructor(private readonly b: Behaviours) {}

  /** Inputs become locals of the instance. */
  applyInputs(instance: ElementInstance, element: ElementModel): void {
    if (element.inputs.length === 0 || this.b.listeners.hasMapped(instance, 'start')) return;
    this.b.variables.mergeLocal(instance, this.evaluate(instance, treeOf(element.inputs), [], undefined));
  }

  /**
   * What leaves an element when it completes: the targets of its output mappings, else the variables of the job or event
   * that moved it on. Inner instances of a multi-instance write into their own scope first (broker rule 12).
   */
  applyOutputs(instance: ElementInstance, element: ElementModel): void {
    const { variables, state } = this.b;
    if (this.b.listeners.hasMapped(instance, 'end')) return;
    const { trigger } = instance.extra;
    if (element.outputs.length) {
      if (!isEmpty(trigger)) variables.mergeLocal(instance, trigger ?? {});
      const visible = (name: string) => variables.lookup(instance, name);
      const document = this.evaluate(instance, treeOf(element.outputs), [], visible);
      const scope = instance.kind === INNER ? instance : (state.instances.find(instance.parent) ?? instance);
      variables.merge(scope, document);
    } else if (!isEmpty(trigger)) {
      variables.merge(instance, trigger ?? {});
    }
  }

  private evaluate(
    instance: ElementInstance,
    tree: TargetTree,
    frames: readonly Frame[],
    existing: ((name: string) => JsonValue | undefined) | undefined,
  ): JsonObject {
    const document: JsonObject = {};
    const seen = new Map<string, unknown>();
    const inner = [seen, ...frames];
    for (const [name, entry] of tree) {
      if (typeof entry === 'string') {
        const result = this.b.expressions.evaluate(entry, instance, inner);
        if (!result.ok) throw new ExecutionFailure('IO_MAPPING_ERROR', `Mapping '${name}': ${result.message}`);
        document[name] = result.value;
        seen.set(name, result.raw);
      } else {
        const found = existing?.(name);
        const base = isObject(found) ? found : {};
        const nested = this.evaluate(instance, entry, inner, existing && ((part) => base[part]));
        document[name] = { ...base, ...nested };
        seen.set(name, document[name]);
      }
    }
    return document;
  }
}
