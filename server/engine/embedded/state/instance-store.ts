import { ACTIVATING, ElementInstance, type InstanceExtra } from './element-instance.js';
import type { EngineDatabase } from './engine-database.js';
import { InstanceRows } from './instance-row.js';
import type { KeyGenerator } from './key-generator.js';

interface NewInstance {
  parent: number;
  processInstance?: number;
  definition: number;
  element: number;
  kind: number;
  loopCounter?: number;
  extra?: InstanceExtra;
}

/** How many instances stay in memory between units of work; the file holds them all. */
const CACHED = 4096;

/** Element instances: read when touched, written once at the end of the unit of work; the latest ones stay in memory. */
export class InstanceStore {
  private readonly touched = new Map<number, ElementInstance>();
  private readonly cache = new Map<number, ElementInstance>();
  private readonly rows: InstanceRows;

  constructor(
    database: EngineDatabase,
    private readonly keys: KeyGenerator,
  ) {
    this.rows = new InstanceRows(database);
  }

  create(init: NewInstance): ElementInstance {
    const key = this.keys.nextKey();
    const { processInstance = key, parent, definition, element, kind, loopCounter = 0, extra = {} } = init;
    const instance = new ElementInstance(
      key,
      processInstance,
      parent,
      definition,
      element,
      kind,
      loopCounter,
      ACTIVATING,
      0,
      0,
      0,
      0,
      {},
      extra,
    );
    this.touched.set(key, instance);
    return instance;
  }

  /** The living instance with this key, or undefined. */
  find(key: number): ElementInstance | undefined {
    let instance = this.touched.get(key);
    if (!instance) {
      instance = this.cache.get(key) ?? this.rows.find(key);
      if (!instance) return undefined;
      this.touched.set(key, instance);
    }
    return instance.isGone ? undefined : instance;
  }

  /** Living children in the order of their keys; of a call activity: the called process. */
  children(parent: number): ElementInstance[] {
    const keys = new Set(this.rows.childKeys(parent));
    for (const instance of this.touched.values()) if (instance.parent === parent) keys.add(instance.key);
    return [...keys]
      .sort((a, b) => a - b)
      .map((key) => this.find(key))
      .filter((instance): instance is ElementInstance => instance !== undefined);
  }

  remove(instance: ElementInstance): void {
    instance.isGone = true;
  }

  /** Writes what the unit of work changed. */
  flush(): void {
    for (const instance of this.touched.values()) {
      this.rows.write(instance);
      if (instance.isGone) this.cache.delete(instance.key);
      else this.remember(instance);
    }
    this.touched.clear();
  }

  /** Forgets an abandoned unit of work. */
  discard(): void {
    for (const key of this.touched.keys()) this.cache.delete(key);
    this.touched.clear();
  }

  /** Forgets everything: the file no longer holds what memory does. */
  reload(): void {
    this.touched.clear();
    this.cache.clear();
  }

  private remember(instance: ElementInstance): void {
    this.cache.delete(instance.key);
    this.cache.set(instance.key, instance);
    if (this.cache.size <= CACHED) return;
    for (const oldest of this.cache.keys()) {
      this.cache.delete(oldest);
      return;
    }
  }
}
