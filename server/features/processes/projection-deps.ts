import type { EventTopic } from '../../api/admin.js';
import type { Tx } from '../../db.js';

/** What a row of the inbox shows of the thing it is about. */
export interface SubjectDescription {
  /** Masked: `张*一 · 失业登记`. */
  title: string;
  number: string;
  /** 绿色通道 (R140) */
  greenChannel: boolean;
}

/** A user task that has just appeared. */
export interface NewTask {
  jobKey: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  caseId: string;
  candidateUnitId: string | null;
  candidateRole: string | null;
}

/** What the projection asks of other features, inside its transaction; wired in compose.ts. */
export interface ProjectionDeps {
  /** Null when the subject is not known (a process started by hand). */
  describeSubject(tx: Tx, subjectType: string, subjectId: string): Promise<SubjectDescription | null>;
  /** The nearest due instant of the subject's open clocks; null without limit or while suspended. */
  dueAtOf(tx: Tx, subjectType: string, subjectId: string): Promise<Date | null>;
  /**
   * Who handled the subject before and gets it back (a corrected item returns to its officer), or whom its row names for it now (the
   * callback officer); null: the person that the diagram names, else the unit's list.
   */
  lastHandler(tx: Tx, task: NewTask): Promise<string | null>;
  /** Told after commit what screens should look again. */
  publish(topic: EventTopic): void;
  /** Told about records that cannot be placed; ids only. */
  warn(text: string): void;
}
