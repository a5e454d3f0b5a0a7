import type { Variables } from '../engine/port.js';
import type { Tx } from '../db.js';
import type { TaskKind } from '../../processes/contract.js';
import type { UnitOfWork } from './command-context.js';

/** The open user task of a subject, as a command needs it. */
export interface OpenTask {
  jobKey: string;
  /** Who has claimed it; null: nobody yet. */
  assigneeId: string | null;
  candidateUnitId: string | null;
  candidateRole: string | null;
}

/** What other features may ask of the tasks, inside their own transaction. Implemented by `features/tasks`. */
export interface TaskService {
  /** Null while the record stream has not brought the task yet, or when it has ended. */
  findOpen(tx: Tx, subject: { subjectType: 'application' | 'item'; subjectId: string }, kind: TaskKind): Promise<OpenTask | null>;
  /** Completes the task after commit, through the outbox, with the decision the diagram waits for. */
  end(unit: UnitOfWork, jobKey: string, variables: Variables): Promise<void>;
  /** Gives the task to a person (claiming, 转办). */
  reassign(unit: UnitOfWork, jobKey: string, userId: string): Promise<void>;
}
