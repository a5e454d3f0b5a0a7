import type { EngineDatabase, Statement } from './engine-database.js';

/** Who waits for a signal: an element instance, or the latest version of a process that starts by it. */
export interface SignalSubscriptionRow {
  key: number;
  /** 0 for a start event. */
  elementInstance: number;
  processInstance: number;
  definition: number;
  /** Index of the event that catches. */
  target: number;
  signalName: string;
}

const COLUMNS = `key, element_instance as elementInstance, process_instance as processInstance, definition, target,
  signal_name as signalName`;

/** Signal subscriptions. Nothing is kept of a signal itself: it reaches who waits when it is broadcast, or nobody. */
export class SignalStore {
  private readonly statements: Record<'insert' | 'delete' | 'find' | 'ofInstance' | 'waiting', Statement>;

  constructor(database: EngineDatabase) {
    this.statements = {
      insert: database.prepare(
        `insert into signal_subscription(key, element_instance, process_instance, definition, target, signal_name)
          values(@key, @elementInstance, @processInstance, @definition, @target, @signalName)`,
      ),
      delete: database.prepare('delete from signal_subscription where key = ?'),
      find: database.prepare('select 1 from signal_subscription where key = ?').pluck(),
      ofInstance: database.prepare(
        `select ${COLUMNS} from signal_subscription where element_instance = ? order by key`,
      ),
      waiting: database.prepare(
        `select ${COLUMNS} from signal_subscription where signal_name = ?
          order by case element_instance when 0 then definition else element_instance end, key`,
      ),
    };
  }

  insert(subscription: SignalSubscriptionRow): void {
    this.statements.insert.run(subscription);
  }
  delete(key: number): void {
    this.statements.delete.run(key);
  }
  has(key: number): boolean {
    return this.statements.find.get(key) !== undefined;
  }
  ofInstance(elementInstance: number): SignalSubscriptionRow[] {
    return this.statements.ofInstance.all(elementInstance) as SignalSubscriptionRow[];
  }
  /** Start events of any version that still wait. */
  starts(): SignalSubscriptionRow[] {
    return this.ofInstance(0);
  }
  waitingFor(signalName: string): SignalSubscriptionRow[] {
    return this.statements.waiting.all(signalName) as SignalSubscriptionRow[];
  }
}
