import type { CompiledResource } from '../model/compile-resources.js';
import type { ProcessDefinition, ProcessModel } from '../model/element-model.js';
import type { EngineDatabase, Statement } from './engine-database.js';
import type { RecordOrigin } from './record-codec.js';

/** A message that starts instances of the latest version of a process. */
export interface StartSubscription {
  key: number;
  definition: ProcessDefinition;
  /** Index of the start event. */
  element: number;
  messageName: string;
}

interface DefinitionRow {
  key: number;
  bpmnProcessId: string;
  version: number;
  resourceName: string;
  checksum: string;
}

/** Deployed processes, all in memory: a model is parsed from XML once, at deployment. */
export class DefinitionStore {
  private byKey = new Map<number, ProcessDefinition>();
  private latest = new Map<string, ProcessDefinition & { checksum: string }>();
  private startSubscriptions: StartSubscription[] = [];
  private readonly insertDefinition: Statement;
  private readonly insertStart: Statement;
  private readonly deleteStart: Statement;
  private readonly selectDefinitions: Statement;
  private readonly selectModel: Statement;
  private readonly selectStarts: Statement;

  constructor(database: EngineDatabase) {
    this.insertDefinition = database.prepare(
      `insert into definition(key, bpmn_process_id, version, resource_name, checksum, content, model)
        values(?, ?, ?, ?, ?, ?, ?)`,
    );
    this.insertStart = database.prepare(
      'insert into start_subscription(key, definition, element, message_name) values(?, ?, ?, ?)',
    );
    this.deleteStart = database.prepare('delete from start_subscription where key = ?');
    this.selectDefinitions = database.prepare(
      `select key, bpmn_process_id as bpmnProcessId, version, resource_name as resourceName, checksum from definition
        order by key`,
    );
    this.selectModel = database.prepare('select model from definition where key = ?').pluck();
    this.selectStarts = database.prepare('select key, definition, element, message_name from start_subscription').raw();
    this.reload();
  }

  /** Reads everything again; also after a rolled back deployment. Models of old versions are read when first needed. */
  reload(): void {
    this.byKey = new Map();
    this.latest = new Map();
    for (const row of this.selectDefinitions.all() as DefinitionRow[])
      this.remember(row, () => this.readModel(row.key));
    this.startSubscriptions = (this.selectStarts.all() as [number, number, number, string][]).map((row) => ({
      key: row[0],
      definition: this.get(row[1]),
      element: row[2],
      messageName: row[3],
    }));
  }

  get(key: number): ProcessDefinition {
    const definition = this.byKey.get(key);
    if (!definition) throw new RangeError(`No process definition ${key}`);
    return definition;
  }

  /** What the records of a definition leave out, because it never changes. */
  describe(key: number): RecordOrigin {
    const { bpmnProcessId, version, model } = this.get(key);
    return { bpmnProcessId, version, elements: model.elements.map(({ id, type }) => ({ id, type })) };
  }

  findLatest(bpmnProcessId: string): (ProcessDefinition & { checksum: string }) | undefined {
    return this.latest.get(bpmnProcessId);
  }

  findVersion(bpmnProcessId: string, version: number): ProcessDefinition | undefined {
    for (const definition of this.byKey.values()) {
      if (definition.bpmnProcessId === bpmnProcessId && definition.version === version) return definition;
    }
    return undefined;
  }

  insert(key: number, version: number, resource: CompiledResource, model: ProcessModel): ProcessDefinition {
    const { name, checksum, content } = resource;
    this.insertDefinition.run(key, model.bpmnProcessId, version, name, checksum, content, JSON.stringify(model));
    const row = { key, bpmnProcessId: model.bpmnProcessId, version, resourceName: name, checksum };
    return this.remember(row, () => model);
  }

  startsByMessage(messageName: string): StartSubscription[] {
    return this.startSubscriptions.filter((start) => start.messageName === messageName);
  }

  startsOf(bpmnProcessId: string): StartSubscription[] {
    return this.startSubscriptions.filter((start) => start.definition.bpmnProcessId === bpmnProcessId);
  }

  addStart(start: StartSubscription): void {
    this.insertStart.run(start.key, start.definition.key, start.element, start.messageName);
    this.startSubscriptions.push(start);
  }

  removeStart(key: number): void {
    this.deleteStart.run(key);
    this.startSubscriptions = this.startSubscriptions.filter((start) => start.key !== key);
  }

  private readModel(key: number): ProcessModel {
    return JSON.parse(this.selectModel.get(key) as string) as ProcessModel;
  }

  private remember(row: DefinitionRow, read: () => ProcessModel): ProcessDefinition {
    let model: ProcessModel | undefined;
    const definition = {
      ...row,
      get model() {
        return (model ??= read());
      },
    };
    this.byKey.set(row.key, definition);
    this.latest.set(row.bpmnProcessId, definition);
    return definition;
  }
}
