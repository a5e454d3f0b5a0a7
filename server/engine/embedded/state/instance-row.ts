import { ElementInstance, type InstanceExtra, type VariableDocument } from './element-instance.js';
import type { EngineDatabase, Statement } from './engine-database.js';

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

const text = (document: object): string | null => {
  for (const name in document) if (Object.hasOwn(document, name)) return JSON.stringify(document);
  return null;
};

/** Element instances as rows. A row is written only when it differs from what the file holds. */
export class InstanceRows {
  private readonly select: Statement;
  private readonly selectChildren: Statement;
  private readonly insert: Statement;
  private readonly update: Statement;
  private readonly updateVariables: Statement;
  private readonly updateAll: Statement;
  private readonly delete: Statement;

  constructor(database: EngineDatabase) {
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
    this.updateAll = database.prepare(
      `update element_instance set state = ?, children = ?, flows = ?, job = ?, incident = ?, extra = ?, variables = ?
        where key = ?`,
    );
    this.delete = database.prepare('delete from element_instance where key = ?');
  }

  find(key: number): ElementInstance | undefined {
    const row = this.select.get(key) as Row | undefined;
    if (!row) return undefined;
    const [, processInstance, parent, definition, element, kind, state, children, flows, loop, job, incident] = row;
    const variables = row[12] ? (JSON.parse(row[12]) as VariableDocument) : {};
    const extra = row[13] ? (JSON.parse(row[13]) as InstanceExtra) : {};
    const instance = new ElementInstance(
      key,
      processInstance,
      parent,
      definition,
      element,
      kind,
      loop,
      state,
      children,
      flows,
      job,
      incident,
      variables,
      extra,
    );
    instance.saved = { state, children, flows, job, incident, extra: row[13] };
    return instance;
  }

  childKeys(parent: number): number[] {
    return this.selectChildren.all(parent) as number[];
  }

  /** Brings the file up to what an instance is now; afterwards nothing of it is marked. */
  write(i: ElementInstance): void {
    if (i.isGone) {
      if (i.saved) this.delete.run(i.key);
      return;
    }
    if (!i.saved) this.insertRow(i);
    else if (i.isChanged) this.updateRow(i, i.saved);
    else if (i.variablesChanged) this.updateVariables.run(text(i.variables), i.key);
    i.isChanged = i.variablesChanged = false;
  }

  private insertRow(i: ElementInstance): void {
    const { state, children, flows, job, incident } = i;
    const extra = text(i.extra);
    const { key, processInstance, parent, definition, element, kind, loopCounter } = i;
    this.insert.run(
      key,
      processInstance,
      parent,
      definition,
      element,
      kind,
      state,
      children,
      flows,
      loopCounter,
      job,
      incident,
      text(i.variables),
      extra,
    );
    i.saved = { state, children, flows, job, incident, extra };
  }

  /** A child that left and another that came leave the counts of their scope as they were: nothing to write. */
  private updateRow(i: ElementInstance, saved: NonNullable<ElementInstance['saved']>): void {
    const { state, children, flows, job, incident } = i;
    const extra = text(i.extra);
    const isSame =
      state === saved.state &&
      children === saved.children &&
      flows === saved.flows &&
      job === saved.job &&
      incident === saved.incident &&
      extra === saved.extra;
    if (isSame) {
      if (i.variablesChanged) this.updateVariables.run(text(i.variables), i.key);
      return;
    }
    if (i.variablesChanged) this.updateAll.run(state, children, flows, job, incident, extra, text(i.variables), i.key);
    else this.update.run(state, children, flows, job, incident, extra, i.key);
    i.saved = { state, children, flows, job, incident, extra };
  }
}
