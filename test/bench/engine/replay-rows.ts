import type { EngineDatabase, Statement } from '../../../server/engine/embedded/state/engine-database.js';
import type { CommandRows, RowChange, RowScript } from './row-script.js';

/** Most records in one row, as the engine writes them. */
const ROW_SIZE = 250;

/**
 * The peer: the rows that the engine wrote, written by hand with better-sqlite3 into the same kind of file. No diagram, no expressions,
 * no refusals, no thread: what is left is the price of the rows themselves.
 */
export class RowReplay {
  /** Records of the transaction in hand: like the engine's, they are written at its end, at most so many in one row. */
  private records: { text: string; count: number }[] = [];
  private readonly prepared = new Map<string, Statement>();
  private nextKey: number;
  private nextPosition: number;
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly insertRecords: Statement;

  constructor(
    private readonly database: EngineDatabase,
    private readonly script: RowScript,
  ) {
    this.begin = database.prepare('begin immediate');
    this.commit = database.prepare('commit');
    this.insertRecords = database.prepare(
      'insert into record_batch(first_position, last_position, written_at, records) values(?, ?, ?, ?)',
    );
    const largest = (sql: string) => Number(database.prepare(sql).pluck().get() ?? 0);
    const keys = ['element_instance', 'job', 'timer'].map((table) => largest(`select max(key) from ${table}`));
    this.nextKey = Math.max(script.firstKey, ...keys.map((key) => key + 1));
    this.nextPosition = largest('select max(last_position) from record_batch') + 1;
  }

  /** Reserves the keys of one more run of the script; `known` shifts the keys that were there before it. */
  run(known = 0): ReplayRun {
    const { firstKey, keySpan } = this.script;
    const shifts = { known, firstKey, fresh: this.nextKey - firstKey };
    this.nextKey += keySpan;
    return new ReplayRun(this.script.commands, ({ changes, records }) => {
      for (const change of changes) this.write(change, shifts);
      this.records.push(records);
    });
  }

  /** Runs in one transaction. */
  together(work: () => void): void {
    this.begin.run();
    work();
    this.writeRecords();
    this.commit.run();
  }

  private writeRecords(): void {
    while (this.records.length > 0) {
      const row: { text: string; count: number }[] = [];
      let count = 0;
      for (
        let next = this.records[0];
        next && (row.length === 0 || count + next.count <= ROW_SIZE);
        next = this.records[0]
      ) {
        row.push(next);
        count += next.count;
        this.records.shift();
      }
      const first = this.nextPosition;
      this.nextPosition += count;
      this.insertRecords.run(first, this.nextPosition - 1, 0, `[${row.map(({ text }) => text).join(',')}]`);
    }
  }

  private write(change: RowChange, shift: { known: number; firstKey: number; fresh: number }): void {
    let statement = this.prepared.get(change.sql);
    if (!statement) this.prepared.set(change.sql, (statement = this.database.prepare(change.sql)));
    const values = [...change.values];
    for (const at of change.keys) {
      const key = values[at] as number;
      if (key > 0) values[at] = key + (key >= shift.firstKey ? shift.fresh : shift.known);
    }
    statement.run(...values);
  }
}

/** One pass through a script, command by command. */
export class ReplayRun {
  private at = 0;

  constructor(
    private readonly commands: CommandRows[],
    private readonly write: (command: CommandRows) => void,
  ) {}

  /** Writes the rows of the next command. False when there was none. */
  next(): boolean {
    const command = this.commands[this.at++];
    if (command) this.write(command);
    return command !== undefined;
  }
}
