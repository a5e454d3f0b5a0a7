import type { EngineDatabase, Statement } from '../../../server/engine/embedded/state/engine-database.js';
import type { RowChange, RowScript } from './row-script.js';

/**
 * The peer: the rows that the engine wrote, written by hand with better-sqlite3 into the same kind of file. No diagram, no expressions,
 * no refusals, no thread: what is left is the price of the rows themselves.
 */
export class RowReplay {
  private readonly prepared = new Map<string, Statement>();
  private nextKey: number;
  private nextPosition: number;
  private readonly begin: Statement;
  private readonly commit: Statement;

  constructor(
    private readonly database: EngineDatabase,
    private readonly script: RowScript,
  ) {
    this.begin = database.prepare('begin immediate');
    this.commit = database.prepare('commit');
    const largest = (sql: string) => Number(database.prepare(sql).pluck().get() ?? 0);
    const keys = ['element_instance', 'job', 'timer'].map((table) => largest(`select max(key) from ${table}`));
    this.nextKey = Math.max(script.firstKey, ...keys.map((key) => key + 1));
    this.nextPosition = Math.max(script.firstPosition, largest('select max(last_position) from record_batch') + 1);
  }

  /** Reserves the keys and positions of one more run of the script; `known` shifts the keys that were there before it. */
  run(known = 0): ReplayRun {
    const { firstKey, keySpan, firstPosition, positionSpan } = this.script;
    const shifts = { known, firstKey, fresh: this.nextKey - firstKey, position: this.nextPosition - firstPosition };
    this.nextKey += keySpan;
    this.nextPosition += positionSpan;
    return new ReplayRun(this.script.commands, (change) => this.write(change, shifts));
  }

  /** Runs in one transaction. */
  together(work: () => void): void {
    this.begin.run();
    work();
    this.commit.run();
  }

  private write(change: RowChange, shift: { known: number; firstKey: number; fresh: number; position: number }): void {
    let statement = this.prepared.get(change.sql);
    if (!statement) this.prepared.set(change.sql, (statement = this.database.prepare(change.sql)));
    const values = [...change.values];
    for (const at of change.keys) {
      const key = values[at] as number;
      if (key > 0) values[at] = key + (key >= shift.firstKey ? shift.fresh : shift.known);
    }
    for (const at of change.positions) values[at] = (values[at] as number) + shift.position;
    statement.run(...values);
  }
}

/** One pass through a script, command by command. */
export class ReplayRun {
  private at = 0;

  constructor(
    private readonly commands: RowChange[][],
    private readonly write: (change: RowChange) => void,
  ) {}

  /** Writes the rows of the next command. False when there was none. */
  next(): boolean {
    const command = this.commands[this.at++];
    for (const change of command ?? []) this.write(change);
    return command !== undefined;
  }
}
