import type { EngineDatabase, Statement } from './engine-database.js';

export interface TimerRow {
  key: number;
  /** 0 for the start event of a process. */
  elementInstance: number;
  processInstance: number;
  definition: number;
  /** Index of the event that fires. */
  target: number;
  due: number;
  /** How often it still fires; -1 without end. */
  repetitions: number;
  /** Text of a repeating timer, from which the next date is counted; null for one that fires once. */
  cycle: string | null;
}

const COLUMNS = `key, element_instance as elementInstance, process_instance as processInstance, definition, target, due,
  repetitions, cycle`;

export class TimerStore {
  private readonly statements: Record<
    'insert' | 'find' | 'delete' | 'ofInstance' | 'due' | 'nextDue' | 'lastKey',
    Statement
  >;

  constructor(database: EngineDatabase) {
    this.statements = {
      insert: database.prepare(
        `insert into timer(key, element_instance, process_instance, definition, target, due, repetitions, cycle)
          values(?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      find: database.prepare(`select ${COLUMNS} from timer where key = ?`),
      delete: database.prepare('delete from timer where key = ?'),
      ofInstance: database.prepare(`select ${COLUMNS} from timer where element_instance = ? order by key`),
      due: database.prepare('select key from timer where due <= ? and key <= ? order by due, key limit ?').pluck(),
      nextDue: database.prepare('select min(due) from timer').pluck(),
      lastKey: database.prepare('select max(key) from timer').pluck(),
    };
  }

  insert(timer: TimerRow): void {
    const { key, elementInstance, processInstance, definition, target, due, repetitions, cycle } = timer;
    this.statements.insert.run(key, elementInstance, processInstance, definition, target, due, repetitions, cycle);
  }
  find(key: number): TimerRow | undefined {
    return this.statements.find.get(key) as TimerRow | undefined;
  }
  delete(key: number): void {
    this.statements.delete.run(key);
  }
  ofInstance(elementInstance: number): TimerRow[] {
    return this.statements.ofInstance.all(elementInstance) as TimerRow[];
  }
  /** Timers of start events: they belong to no instance. */
  starts(): TimerRow[] {
    return this.ofInstance(0);
  }
  /** Keys of timers due at `now` and not newer than `lastKey`, earliest first. */
  findDue(now: number, lastKey: number, limit: number): number[] {
    return this.statements.due.all(now, lastKey, limit) as number[];
  }
  nextDue(): number | null {
    return this.statements.nextDue.get() as number | null;
  }
  lastKey(): number {
    return (this.statements.lastKey.get() as number | null) ?? 0;
  }
}
