import type { Variables } from '../engine/port.js';
import type { Tx } from '../db.js';
import type { UnitOfWork } from './command-context.js';

export interface TaskSubject {
  subjectType: 'application' | 'item' | 'rectification' | 'negative-rating' | 'supervision' | 'walkthrough';
  subjectId: string;
}

/** A user task that waits for a person. */
export interface OpenTask {
  jobKey: string;
  kind: string;
  caseId: string;
  assigneeId: string | null;
  candidateUnitId: string | null;
  candidateRole: string | null;
}

/** What other features may ask of user tasks, inside their own transaction. Implemented by `features/tasks`. */
export interface TaskService {
  /** The waiting task of this kind on the subject; null when the diagram is not there (yet, or any more). */
  getOpen(tx: Tx, subject: TaskSubject, kind: string): Promise<OpenTask | null>;
  /**
   * The waiting task of this kind, taken by the acting user. Throws INVALID_STATE when none waits, FORBIDDEN when nobody or
   * somebody else has taken it (the sentence says who).
   */
  requireMine(unit: UnitOfWork, subject: TaskSubject, kind: string): Promise<OpenTask>;
  /**
   * Ends a waiting task: it leaves the inbox at once, and the diagram is told after commit. `variables` is the one decision of
   * the task's contract. Throws CONFLICT when it ended in the meantime.
   */
  end(unit: UnitOfWork, jobKey: string, variables: Variables): Promise<void>;
  /** Gives a waiting task to a person, or back to the list (null): 转办, 退领. */
  reassign(unit: UnitOfWork, jobKey: string, userId: string | null): Promise<void>;
  /** Puts the waiting tasks of an application and its parts on top of their lists (绿色通道), or back. */
  markGreen(unit: UnitOfWork, caseId: string, greenChannel: boolean): Promise<void>;
}
