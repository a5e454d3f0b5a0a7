import type { EngineDatabase, Statement } from './engine-database.js';

/** An element instance that waits for a message. */
export interface SubscriptionRow {
  key: number;
  elementInstance: number;
  processInstance: number;
  definition: number;
  /** Index of the event that catches. */
  target: number;
  bpmnProcessId: string;
  messageName: string;
  correlationKey: string;
  interrupting: 0 | 1;
}

const COLUMNS = `key, element_instance as elementInstance, process_instance as processInstance, definition, target,
  bpmn_process_id as bpmnProcessId, message_name as messageName, correlation_key as correlationKey, interrupting`;

export class SubscriptionStore {
  private readonly statements: Record<'insert' | 'find' | 'delete' | 'ofInstance' | 'waiting', Statement>;

  constructor(database: EngineDatabase) {
    this.statements = {
      insert: database.prepare(
        `insert into subscription(key, element_instance, process_instance, definition, target, bpmn_process_id,
          message_name, correlation_key, interrupting) values(@key, @elementInstance, @processInstance, @definition,
          @target, @bpmnProcessId, @messageName, @correlationKey, @interrupting)`,
      ),
      find: database.prepare(`select ${COLUMNS} from subscription where key = ?`),
      delete: database.prepare('delete from subscription where key = ?'),
      ofInstance: database.prepare(`select ${COLUMNS} from subscription where element_instance = ? order by key`),
      waiting: database.prepare(
        `select ${COLUMNS} from subscription where message_name = ? and correlation_key = ? order by element_instance`,
      ),
    };
  }

  insert(subscription: SubscriptionRow): void {
    this.statements.insert.run(subscription);
  }
  find(key: number): SubscriptionRow | undefined {
    return this.statements.find.get(key) as SubscriptionRow | undefined;
  }
  delete(key: number): void {
    this.statements.delete.run(key);
  }
  ofInstance(elementInstance: number): SubscriptionRow[] {
    return this.statements.ofInstance.all(elementInstance) as SubscriptionRow[];
  }
  /** All that wait for this message, longest waiting first. */
  waitingFor(messageName: string, correlationKey: string): SubscriptionRow[] {
    return this.statements.waiting.all(messageName, correlationKey) as SubscriptionRow[];
  }
}
