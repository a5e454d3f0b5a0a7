import type { Prisma } from '../../db.js';
import type { DeadlineTerms, Suspension } from '../../shared/calendar/deadline-terms.js';
import type { BudgetUnit } from '../../shared/deadline-service.js';

/** What a deadline is derived from; read it always with this. */
export const WITH_SUSPENSIONS = { suspensions: { orderBy: { startedAt: 'asc' } } } as const satisfies Prisma.DeadlineInclude;

export type DeadlineRow = Prisma.DeadlineGetPayload<{ include: typeof WITH_SUSPENSIONS }>;

/** Budget unit of a row that only says 无时限. */
export const NO_LIMIT_UNIT = 'NONE';

const toSuspension = ({ startedAt, endedAt }: DeadlineRow['suspensions'][number]): Suspension => ({ from: startedAt, to: endedAt });

/** The terms of a row, or null when it has no limit. */
export function termsOf(row: Pick<DeadlineRow, 'startsAt' | 'budgetUnit' | 'budgetValue' | 'suspensions'>): DeadlineTerms | null {
  if (row.budgetUnit === NO_LIMIT_UNIT) return null;
  return {
    startsAt: row.startsAt,
    budget: { value: row.budgetValue, unit: row.budgetUnit as BudgetUnit },
    suspensions: row.suspensions.map(toSuspension),
  };
}

/** The stop that stands open, the oldest first. */
export const openSuspension = (row: Pick<DeadlineRow, 'suspensions'>) => row.suspensions.find((suspension) => suspension.endedAt === null);
