import { addBudget } from '../../shared/calendar/add-budget.js';
import { nearDueFrom } from '../../shared/calendar/near-due.js';
import { planRung } from '../../shared/calendar/plan-rungs.js';
import { openSuspension, termsOf, type DeadlineRow } from './deadline-rows.js';
import type { DeadlineRules } from './deadline-rules.js';

/** The columns that are kept only so that lists can sort and the sweeper can search. */
export interface DerivedColumns {
  dueAt: Date | null;
  nearDueAt: Date | null;
  suspended: boolean;
  calendarGap: boolean;
}

/** What of a row decides; a row that is about to be written will do. */
export type DerivableRow = Parameters<typeof termsOf>[0] & Pick<DeadlineRow, 'closedAt'>;

const UNKNOWN = { dueAt: null, nearDueAt: null } as const;

/**
 * The one function that derives the stored columns of a deadline. While a stop is open there is no due instant, even if the
 * budget was used up before; the chip still says so.
 */
export function deriveColumns(row: DerivableRow, rules: DeadlineRules): DerivedColumns {
  const terms = termsOf(row);
  if (!terms) return { ...UNKNOWN, suspended: false, calendarGap: false };
  const { dueAt, gapYears } = addBudget(rules.calendar, rules.rule, terms);
  const calendarGap = gapYears.length > 0;
  if (openSuspension(row)) return { ...UNKNOWN, suspended: true, calendarGap };
  if (!dueAt) return { ...UNKNOWN, suspended: false, calendarGap };
  return {
    dueAt,
    nearDueAt: nearDueFrom(rules.calendar, rules.rule, terms, dueAt, rules.nearDue),
    suspended: false,
    calendarGap,
  };
}

/** When a rung fires under the derived columns; null: not, while the clock stands still or the deadline is closed. */
export function planOf(rung: string, row: DerivableRow, derived: DerivedColumns, rules: DeadlineRules): Date | null {
  const { dueAt, nearDueAt } = derived;
  if (row.closedAt || !dueAt || !nearDueAt) return null;
  return planRung(rules.calendar, rules.rule.officeHours, rung, { dueAt, nearDueAt });
}
