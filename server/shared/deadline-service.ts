import type { UnitOfWork } from './command-context.js';

export type DeadlineKind =
  | 'ITEM_PROMISED'
  | 'ITEM_STATUTORY'
  | 'APPLICATION_PROMISED'
  | 'CORRECTION'
  | 'RATING_WINDOW'
  | 'RECTIFICATION'
  | 'EVALUATION'
  | 'CALLBACK'
  | 'REPORT_SHEET'
  | 'SUPERVISION_SIGN'
  | 'SUPERVISION_REPLY'
  | 'SUPERVISION_FOLLOW_UP'
  | 'WALKTHROUGH_MILESTONE';
export type BudgetUnit = 'WORKING_DAY' | 'DAY' | 'MONTH' | 'HOUR' | 'MINUTE' | 'INSTANT';

/** A budget in the unit that its source names (R147). INSTANT: done while the person waits, measured in minutes of a setting. */
export interface Budget {
  value: number;
  unit: BudgetUnit;
}

/** What a clock is about; a rectification's clock is its round's, an evaluation's that of its request. */
export type DeadlineSubjectType =
  | 'application'
  | 'item'
  | 'correction'
  | 'rating-invitation'
  | 'rectification'
  | 'evaluation-request'
  | 'negative-rating'
  | 'supervision'
  | 'walkthrough';

export interface OpenDeadline {
  subjectType: DeadlineSubjectType;
  subjectId: string;
  caseId: string;
  kind: DeadlineKind;
  /** Null: 无时限. The subject then shows 无时限, never 0 (R146). */
  budget: Budget | null;
  startsAt: Date;
  /** Where the limit comes from, for people: `提速清单 第9项 3个工作日`. */
  sourceText: string;
  sourceDoc?: string | undefined;
  sourceSection?: string | undefined;
}

/** What other features may ask of the deadlines, inside their own transaction. Implemented by `features/deadlines`. */
export interface DeadlineService {
  /** Idempotent by (subjectType, subjectId, kind): an open deadline of that kind is returned as it is. */
  open(unit: UnitOfWork, deadline: OpenDeadline): Promise<{ id: string; dueAt: Date | null }>;
  /** Stops every open clock of the subject. Idempotent by causeId (the correction or special procedure). */
  suspend(
    unit: UnitOfWork,
    subject: { subjectType: string; subjectId: string; causeId: string; reason: string },
  ): Promise<void>;
  /** Ends the suspension of this cause; the due instant moves by what was suspended. Idempotent. */
  resume(unit: UnitOfWork, cause: { subjectType: string; subjectId: string; causeId: string }): Promise<void>;
  /**
   * Gives the open clock of this kind another budget from the same start (延期, 转类): old and new due instant stay on record, rungs that
   * have fired do not fire again. Throws when no such clock runs.
   */
  changeBudget(
    unit: UnitOfWork,
    change: { subjectType: DeadlineSubjectType; subjectId: string; kind: DeadlineKind; budget: Budget; reason: string },
  ): Promise<{ id: string; oldDueAt: Date | null; dueAt: Date | null }>;
  /** Ends every open clock of the subject (or the one of `kind`). Idempotent. */
  close(
    unit: UnitOfWork,
    subject: { subjectType: string; subjectId: string; kind?: DeadlineKind; reason: string },
  ): Promise<void>;
}
