import type { UnitOfWork } from '../../shared/command-context.js';
import type { RuleSources } from './deadline-rules.js';

/** A subject whose nearest due instant changed; null: its clocks stand still, are closed, or know no limit. */
export interface DueMove {
  subjectType: string;
  subjectId: string;
  caseId: string;
  dueAt: Date | null;
  /** No clock of the subject is open any more: whoever shows what was promised may keep it. */
  closed: boolean;
  /** The year into which an open clock ends and whose holidays nobody has entered yet; null: none. */
  gapYear: number | null;
}

/** What the deadlines need; wired in compose.ts. */
export interface DeadlineDeps extends RuleSources {
  /** Told inside the transaction that moves a deadline, so that copies of the due instant (inbox, corrections) move with it. */
  dueMoved?(unit: UnitOfWork, move: DueMove): Promise<void>;
}

/** What the rungs set off besides messages to the diagram. */
export interface SweepDeps extends DeadlineDeps {
  expireCorrection(unit: UnitOfWork, correctionId: string): Promise<void>;
  closeRatingWindow(unit: UnitOfWork, invitationId: string): Promise<void>;
}
