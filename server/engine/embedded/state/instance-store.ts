import { ACTIVATING, ElementInstance, type InstanceExtra, type VariableDocument } from './element-instance.js';
import type { EngineDatabase, Statement } from './engine-database.js';
import type { KeyGenerator } from './key-generator.js';

type Row = [
  key: number,
  processInstance: number,
  parent: number,
  definition: number,
  element: number,
  kind: number,
  state: number,
  children: number,
  flows: number,
  loopCounter: number,
  job: number,
  incident: number,
  variables: string | null,
  extra: string | null,
];

interface NewInstance {
  parent: number;
  processInstance?: number;
  definition: number;
  element: number;
  kind: number;
  loopCounter?: number;
  extra?: InstanceExtra;
}

const text = (document: object): string | null => {
  for (const name in document) if (Object.hasOwn(document, name)) return JSON.stringify(document);
  return null;
};

/** How many instances stay in memory between units of work; the file holds them all. */
const CACHED = 4096;

/** Element instances: read when touched, written once at the end of the unit of work; the latest ones stay in memory. */
export class InstanceStore {
  private readonly touched = new Map<number, ElementInstance>();
  private readonly cache = new Map<number, ElementInstance>();
  private readonly select: Statement;
  private readonly selectChildren: Statement;
  private readonly insert: Statement;
  private readonly update: Statement;
  private readonly updateVariables: Statement;
  private readonly delete: Statement;

  constructor(
    database: EngineDatabase,
    private readonly keys: KeyGenerator,
  ) {
    this.select = database
      .prepare(
        `select key, process_instance, parent, definition, element, kind, state, children, flows, loop_counter, job,
          incident, variables, extra from element_instance where key = ?`,
      )
      .raw();
    this.selectChildren = database.prepare('select key from element_instance where parent = ? order by key').pluck();
    this.insert = database.prepare(
      `insert into element_instance(key, process_instance, parent, definition, element, kind, state, children, flows,
        loop_counter, job, incident, variables, extra) values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.update = database.prepare(
      'update element_instance set state = ?, children = ?, flows = ?, job = ?, incident = ?, extra = ? where key = ?',
    );
    this.updateVariables = database.prepare('update element_instance set variables = ? where key = ?');
    this.delete = database.prepare('delete from element_instance where key = ?');
  }

  create(init: NewInstance): ElementInstance {
    const key = this.keys.nextKey();
    const instance = new ElementInstance(
      key,
      init.processInstance ?? key,
      init.parent,
      init.definition,
      init.element,
      init.kind,
      init.loopCounter ?? 0,
      ACTIVATING,
      0,
      0,
      0,
      0,
      {},
      init.extra ?? {},
    );
    instance.isNew = true;
    this.touched.set(key, instance);
    return instance;
  }

  /** The living instance with this key, or undefined. */
  find(key: number): ElementInstance | undefined {
    let instance = this.touched.get(key) ?? this.cache.get(key);
    if (!instance) {
      const row = this.select.get(key) as Row | undefined;
      if (!row) return undefined;
      instance = new ElementInstance(
        row[0],
        row[1],
        row[2],
        row[3],
        row[4],
        row[5],
        row[9],
        row[6],
        row[7],
        row[8],
        row[10],
        row[11],
        row[12] ? (JSON.parse(row[12]) as VariableDocument) : {},
        row[13] ? (JSON.parse(row[13]) as InstanceExtra) : {},
      );
    }
    this.touched.set(key, instance);
    return instance.isGone ? undefined : instance;
  }

  /** Living children in the order of their keys; of a call activity: the called process. */
  children(parent: number): ElementInstance[] {
    const keys = new Set(this.selectChildren.all(parent) as number[]);
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
    for (const i of this.touched.values()) {
      if (i.isGone) {
        if (!i.isNew) this.delete.run(i.key);
        this.cache.delete(i.key);
        continue;
      }
      if (i.isNew) {
        this.insert.run(
          i.key,
          i.processInstance,
          i.parent,
          i.definition,
          i.element,
          i.kind,
          i.state,
          i.children,
          i.flows,
          i.loopCounter,
          i.job,
          i.incident,
          text(i.variables),
          text(i.extra),
        );
      } else {
        if (i.isChanged) this.update.run(i.state, i.children, i.flows, i.job, i.incident, text(i.extra), i.key);
        if (i.variablesChanged) this.updateVariables.run(text(i.variables), i.key);
      }
      i.isNew = i.isChanged = i.variablesChanged = false;
      this.remember(i);
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
