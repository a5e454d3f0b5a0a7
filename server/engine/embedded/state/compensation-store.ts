import type { EngineDatabase, Statement } from './engine-database.js';

/** A completed activity that can be compensated, or a completed subprocess that contains such activities. */
export interface CompensationRow {
  key: number;
  processInstance: number;
  definition: number;
  /** Index of the activity. */
  activity: number;
  /** Key the activity had; it is the scope of what was compensable inside it. */
  activityInstance: number;
  /** Key of the scope the activity ran in. */
  scope: number;
  /** Index of the handler; -1 for a subprocess that has none of its own. */
  handler: number;
  /** Key of the throw event that triggered it; 0 while nobody has. */
  throwInstance: number;
  /** Index of that throw event; -1 while nobody has. */
  throwElement: number;
  /** Key of the handler that runs; 0 when none does. */
  handlerInstance: number;
}

const COLUMNS = `key, process_instance as processInstance, definition, activity, activity_instance as activityInstance,
  scope, handler, throw_instance as throwInstance, throw_element as throwElement, handler_instance as handlerInstance`;

/** What could still be compensated, and what is being compensated. Empty for processes without compensation handlers. */
export class CompensationStore {
  private readonly statements: Record<'insert' | 'update' | 'delete' | 'ofProcess', Statement>;

  constructor(database: EngineDatabase) {
    this.statements = {
      insert: database.prepare(
        `insert into compensation(key, process_instance, definition, activity, activity_instance, scope, handler,
          throw_instance, throw_element, handler_instance) values(@key, @processInstance, @definition, @activity,
          @activityInstance, @scope, @handler, @throwInstance, @throwElement, @handlerInstance)`,
      ),
      update: database.prepare(
        `update compensation set throw_instance = @throwInstance, throw_element = @throwElement,
          handler_instance = @handlerInstance where key = @key`,
      ),
      delete: database.prepare('delete from compensation where key = ?'),
      ofProcess: database.prepare(`select ${COLUMNS} from compensation where process_instance = ? order by key`),
    };
  }

  insert(row: CompensationRow): void {
    this.statements.insert.run(row);
  }
  update(row: CompensationRow): void {
    this.statements.update.run(row);
  }
  delete(key: number): void {
    this.statements.delete.run(key);
  }
  /** Everything of a process instance, in the order in which the activities completed. */
  ofProcess(processInstance: number): CompensationRow[] {
    return this.statements.ofProcess.all(processInstance) as CompensationRow[];
  }
}
