import type { DeadlineChip } from '../api/deadlines.js';
import type { Db, Tx } from '../db.js';

/** The clocks of some subjects as chips, by subject id; running and closed ones. Implemented by `features/deadlines`. */
export type FindDeadlineChips = (
  db: Db | Tx,
  at: Date,
  subjectType: 'application' | 'item' | 'correction',
  subjectIds: readonly string[],
) => Promise<Map<string, DeadlineChip[]>>;
