import type { EngineDatabase, Statement } from './engine-database.js';

/** A buffered message. */
export interface MessageRow {
  key: number;
  name: string;
  correlationKey: string;
  /** Empty when the publisher gave none. */
  messageId: string;
  timeToLive: number;
  deadline: number;
  /** JSON object. */
  variables: string;
}

const COLUMNS = `key, name, correlation_key as correlationKey, message_id as messageId, time_to_live as timeToLive,
  deadline, variables`;

type Name =
  | 'insert'
  | 'find'
  | 'delete'
  | 'deleteCorrelations'
  | 'sameId'
  | 'next'
  | 'correlate'
  | 'expired'
  | 'nextDeadline'
  | 'lock'
  | 'locked'
  | 'unlock'
  | 'uncorrelate';

/** Buffered messages, which process has had which, and the keys that a started instance holds. */
export class MessageStore {
  private readonly statements: Record<Name, Statement>;

  constructor(database: EngineDatabase) {
    this.statements = {
      insert: database.prepare(
        `insert into message(key, name, correlation_key, message_id, time_to_live, deadline, variables)
          values(@key, @name, @correlationKey, @messageId, @timeToLive, @deadline, @variables)`,
      ),
      find: database.prepare(`select ${COLUMNS} from message where key = ?`),
      delete: database.prepare('delete from message where key = ?'),
      deleteCorrelations: database.prepare('delete from message_correlation where message = ?'),
      sameId: database
        .prepare('select 1 from message where name = ? and correlation_key = ? and message_id = ? limit 1')
        .pluck(),
      next: database.prepare(
        `select ${COLUMNS} from message m where name = ? and correlation_key = ? and deadline > ? and not exists
          (select 1 from message_correlation c where c.message = m.key and c.bpmn_process_id = ?) order by key limit 1`,
      ),
      correlate: database.prepare('insert or ignore into message_correlation(message, bpmn_process_id) values(?, ?)'),
      uncorrelate: database.prepare('delete from message_correlation where message = ? and bpmn_process_id = ?'),
      expired: database.prepare('select key from message where deadline < ? order by deadline, key limit ?').pluck(),
      nextDeadline: database.prepare('select min(deadline) from message').pluck(),
      lock: database.prepare(
        'insert into start_lock(bpmn_process_id, correlation_key, process_instance) values(?, ?, ?)',
      ),
      locked: database.prepare('select 1 from start_lock where bpmn_process_id = ? and correlation_key = ?').pluck(),
      unlock: database.prepare('delete from start_lock where bpmn_process_id = ? and correlation_key = ?'),
    };
  }

  insert(message: MessageRow): void {
    this.statements.insert.run(message);
  }
  find(key: number): MessageRow | undefined {
    return this.statements.find.get(key) as MessageRow | undefined;
  }
  delete(key: number): void {
    this.statements.deleteCorrelations.run(key);
    this.statements.delete.run(key);
  }
  hasId(name: string, correlationKey: string, messageId: string): boolean {
    return this.statements.sameId.get(name, correlationKey, messageId) !== undefined;
  }
  /** The oldest buffered message that a process has not had yet. */
  findNext(name: string, correlationKey: string, now: number, bpmnProcessId: string): MessageRow | undefined {
    return this.statements.next.get(name, correlationKey, now, bpmnProcessId) as MessageRow | undefined;
  }
  markCorrelated(message: number, bpmnProcessId: string): void {
    this.statements.correlate.run(message, bpmnProcessId);
  }
  unmarkCorrelated(message: number, bpmnProcessId: string): void {
    this.statements.uncorrelate.run(message, bpmnProcessId);
  }
  findExpired(now: number, limit: number): number[] {
    return this.statements.expired.all(now, limit) as number[];
  }
  nextDeadline(): number | null {
    return this.statements.nextDeadline.get() as number | null;
  }
  /** One living instance for each process and key that a start message named. */
  lockStart(bpmnProcessId: string, correlationKey: string, processInstance: number): void {
    this.statements.lock.run(bpmnProcessId, correlationKey, processInstance);
  }
  isStartLocked(bpmnProcessId: string, correlationKey: string): boolean {
    return this.statements.locked.get(bpmnProcessId, correlationKey) !== undefined;
  }
  unlockStart(bpmnProcessId: string, correlationKey: string): void {
    this.statements.unlock.run(bpmnProcessId, correlationKey);
  }
}
