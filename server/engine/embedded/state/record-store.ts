import type { EngineDatabase, Statement } from './engine-database.js';
import type { PackedRecord } from './packed-record.js';
import { RecordText } from './record-text.js';

/** The single partition of an embedded engine. */
export const PARTITION = 1;

/** Most records in one row. */
const ROW_SIZE = 250;

/** Records as they are stored: position of the first one, when they were written, and their text (record-text.ts). */
export type RecordRow = [first: number, writtenAt: number, packed: string];

/** The record stream: appended by commands in their own transaction, read by subscribers, pruned when old and read. */
export class RecordStore {
  /** Texts of records. */
  private pending: string[] = [];
  private readonly text = new RecordText();
  private last: number;
  private readonly statements: Record<'insert' | 'select' | 'rowOf' | 'note' | 'deleteOld', Statement>;

  constructor(database: EngineDatabase) {
    this.statements = {
      insert: database.prepare(
        'insert into record_batch(first_position, last_position, written_at, records) values(?, ?, ?, ?)',
      ),
      select: database
        .prepare(
          `select first_position, written_at, records from record_batch where first_position between ? and ?
            order by first_position`,
        )
        .raw(),
      rowOf: database
        .prepare(
          `select coalesce((select max(first_position) from record_batch where first_position <= @from),
            (select min(first_position) from record_batch where first_position > @from))`,
        )
        .pluck(),
      note: database.prepare('insert or replace into meta(name, value) values(?, ?)'),
      deleteOld: database.prepare(
        `delete from record_batch where first_position in (select first_position from record_batch
          where last_position <= ? and written_at < ? order by first_position limit ?)`,
      ),
    };
    this.last = readLastPosition(database);
  }

  /** Position of the newest record written; 0 when there is none. */
  get position(): number {
    return this.last;
  }

  append(record: PackedRecord): void {
    if (this.pending.length % ROW_SIZE === 0) this.text.startRow();
    this.pending.push(this.text.write(record));
  }

  /** How many records wait to be written. */
  get pendingCount(): number {
    return this.pending.length;
  }

  /** Writes the records of one transaction. */
  flush(now: number): void {
    for (let from = 0; from < this.pending.length; from += ROW_SIZE) {
      const records = this.pending.slice(from, from + ROW_SIZE);
      this.statements.insert.run(this.last + 1, this.last + records.length, now, `[${records.join(',')}]`);
      this.last += records.length;
    }
    this.pending = [];
  }

  /** Forgets those that were appended after there were `count`. */
  discardFrom(count: number): void {
    this.pending.length = count;
    this.text.startRow();
  }

  /** After a rolled back transaction. */
  rewindTo(position: number): void {
    this.pending = [];
    this.last = position;
  }

  /**
   * The rows that hold the next `limit` records after `position` and not beyond `newest`, the last of a transaction; the first row may
   * begin before them. Pruned records are passed over.
   * Unpacking is left to who reads: it costs more than reading, and this thread has commands to run.
   */
  read(position: number, limit: number, newest = this.last): RecordRow[] {
    if (position >= newest) return [];
    const row = this.statements.rowOf.get({ from: position + 1 }) as number | null;
    if (row === null) return [];
    const from = Math.max(position + 1, row);
    return this.statements.select.all(row, Math.min(from + limit - 1, newest)) as RecordRow[];
  }

  /** Deletes at most `limit` rows that are older than `before` and not beyond `acknowledged`. Returns how many. */
  prune(acknowledged: number, before: number, limit: number): number {
    this.noteAcknowledged(acknowledged);
    return this.statements.deleteOld.run(acknowledged, before, limit).changes;
  }

  /** Keeps how far every subscriber has come, for the day when the file meets a subscriber that is behind (match-database.ts). */
  noteAcknowledged(position: number): void {
    this.statements.note.run('last_position', this.last);
    this.statements.note.run('acknowledged', position);
  }
}

/** The counter goes on from the newest record, or from what was noted when all records were pruned. */
function readLastPosition(database: EngineDatabase): number {
  const last = 'select last_position from record_batch order by first_position desc limit 1';
  const newest = database.prepare(last).pluck().get();
  const noted = database.prepare(`select value from meta where name = 'last_position'`).pluck().get();
  return Math.max((newest as number | undefined) ?? 0, (noted as number | undefined) ?? 0);
}
