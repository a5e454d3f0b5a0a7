import type { DeadlineChip } from '../api/deadlines.js';
import type { Db, Tx } from '../db.js';
import type { DeadlineSubjectType } from './deadline-service.js';

/** The clocks of some subjects as chips, by subject id; running and closed ones. Implemented by `features/deadlines`. */
export type FindDeadlineChips = (
  db: Db | Tx,
  at: Date,
  subjectType: DeadlineSubjectType,
  subjectIds: readonly string[],
) => Promise<Map<string, DeadlineChip[]>>;
