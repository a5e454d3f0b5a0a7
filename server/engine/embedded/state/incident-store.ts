import type { EngineDatabase, Statement } from './engine-database.js';

export interface IncidentRow {
  key: number;
  elementInstance: number;
  processInstance: number;
  definition: number;
  element: number;
  /** 0 when no job is concerned. */
  job: number;
  type: string;
  message: string;
}

export class IncidentStore {
  private readonly statements: Record<'insert' | 'find' | 'delete', Statement>;

  constructor(database: EngineDatabase) {
    this.statements = {
      insert: database.prepare(
        `insert into incident(key, element_instance, process_instance, definition, element, job, type, message)
          values(@key, @elementInstance, @processInstance, @definition, @element, @job, @type, @message)`,
      ),
      find: database.prepare(
        `select key, element_instance as elementInstance, process_instance as processInstance, definition, element, job,
          type, message from incident where key = ?`,
      ),
      delete: database.prepare('delete from incident where key = ?'),
    };
  }

  insert(incident: IncidentRow): void {
    this.statements.insert.run(incident);
  }
  find(key: number): IncidentRow | undefined {
    return this.statements.find.get(key) as IncidentRow | undefined;
  }
  delete(key: number): void {
    this.statements.delete.run(key);
  }
}
