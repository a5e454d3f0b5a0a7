import type { NewProblem } from '../api/problems.js';
import type { ProblemSource, RectificationKind } from '../api/loop-states.js';
import type { UnitOfWork } from './command-context.js';

/** What a rectification decided about its problem's measure. */
export interface MeasureOfRectification {
  problemId: string;
  rectificationId: string;
  text: string;
  unitId: string;
  dueAt: Date | null;
}

/** What other features may ask of the problems, inside their own transaction. Implemented by `features/problems`. */
export interface ProblemService {
  /** 登记问题 by the acting user and its delivery to 行风办 (R44). */
  report(unit: UnitOfWork, problem: NewProblem & { source: ProblemSource }): Promise<{ id: string; number: string }>;
  /** The problem that a negative rating raised, already given to the rated unit. Idempotent by rating. */
  reportRating(
    unit: UnitOfWork,
    rating: { ratingId: string; unitId: string; kind: RectificationKind },
  ): Promise<{ id: string; title: string }>;
  /** The measure of a rectification was decided, or its date moved: the measure list follows, the problem is 整改中 (R42, R52). */
  measureDecided(unit: UnitOfWork, measure: MeasureOfRectification): Promise<void>;
  /** 销号: the problem and its measure are done; wakes its walkthrough when it was the last one (R55). */
  signedOff(unit: UnitOfWork, done: { problemId: string; rectificationId: string; effect: string }): Promise<void>;
  /** 反弹: signed off before, in work again (R64). */
  reopened(unit: UnitOfWork, again: { problemId: string; rectificationId: string }): Promise<void>;
  /** The rectification ended without 销号: the problem goes back to 行风办, unless it was merged. */
  rectificationTerminated(unit: UnitOfWork, ended: { problemId: string; rectificationId: string }): Promise<void>;
}
