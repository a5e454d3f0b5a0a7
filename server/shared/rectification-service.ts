import type { UnitOfWork } from './command-context.js';

export interface NewRectification {
  title: string;
  problemId: string | null;
  ratingId: string | null;
  /** The responsible unit; without one nothing is opened (R52). */
  unitId: string | null;
  /** Who raised it and will evaluate: a user id; null: who opens it. */
  evaluatorId: string | null;
  /** A call activity runs it: no message starts a process of its own. */
  called?: boolean;
}

/** What other features may ask of the rectifications, inside their own transaction. Implemented by `features/rectifications`. */
export interface RectificationService {
  /** 交办: the row and (unless called) `rectification.opened`. Throws INVALID_STATE without a responsible unit (R52). */
  open(unit: UnitOfWork, rectification: NewRectification): Promise<{ id: string; number: string }>;
  /** Ends it without 销号 (merged, mistaken, rating terminated). No effect on one that has ended. */
  terminate(unit: UnitOfWork, rectificationId: string, reason: string): Promise<void>;
}
