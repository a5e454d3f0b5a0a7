import type { Db, Tx } from '../../db.js';
import { addBudget } from '../../shared/calendar/add-budget.js';
import { longestLimit } from '../../shared/calendar/longest-limit.js';
import type { Budget } from '../../shared/deadline-service.js';
import { loadRules, type RuleSources } from './deadline-rules.js';

/**
 * Of several limits that start together the one that ends last: the promise of the whole case (R116). Limits without a budget are
 * left out; null when none has one.
 */
export async function findLongestLimit<T extends { budget: Budget | null }>(
  db: Db | Tx,
  sources: RuleSources,
  startsAt: Date,
  limits: readonly T[],
): Promise<(T & { dueAt: Date }) | null> {
  const { calendar, rule } = await loadRules(db, sources, startsAt);
  const due = limits.map((limit) => ({
    ...limit,
    dueAt: limit.budget ? addBudget(calendar, rule, { startsAt, budget: limit.budget, suspensions: [] }).dueAt : null,
  }));
  return longestLimit(due) as (T & { dueAt: Date }) | null;
}
