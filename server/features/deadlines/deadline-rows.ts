import type { Db, Prisma, Tx } from '../../db.js';
import type { DeadlineTerms, Suspension } from '../../shared/calendar/deadline-terms.js';
import type { BudgetUnit } from '../../shared/deadline-service.js';
import { txAll } from '../../shared/tx-sql.js';

/** What a deadline is derived from; read it always with this. */
export const WITH_SUSPENSIONS = {
  suspensions: { orderBy: { startedAt: 'asc' } },
} as const satisfies Prisma.DeadlineInclude;

export type DeadlineRow = Prisma.DeadlineGetPayload<{ include: typeof WITH_SUSPENSIONS }>;

/** The deadlines of subjects, the one opened first comes first. By hand, because every list and page asks for them. */
export async function readDeadlines(
  db: Db | Tx,
  subjectType: string,
  subjectIds: readonly string[],
): Promise<DeadlineRow[]> {
  const rows = await txAll<Omit<DeadlineRow, 'suspensions'>>(
    db,
    `SELECT d.* FROM json_each(?) AS j JOIN "Deadline" AS d ON d."subjectType" = ? AND d."subjectId" = j."value"
      ORDER BY d."openedAt", d."id"`,
    subjectIds,
    subjectType,
  );
  if (rows.length === 0) return [];
  const stops = await txAll<DeadlineRow['suspensions'][number]>(
    db,
    'SELECT s.* FROM json_each(?) AS j JOIN "DeadlineSuspension" AS s ON s."deadlineId" = j."value" ORDER BY s."startedAt"',
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, suspensions: stops.filter(({ deadlineId }) => deadlineId === row.id) }));
}

/** Budget unit of a row that only says 无时限. */
export const NO_LIMIT_UNIT = 'NONE';

const toSuspension = ({ startedAt, endedAt }: DeadlineRow['suspensions'][number]): Suspension => ({
  from: startedAt,
  to: endedAt,
});

/** The terms of a row, or null when it has no limit. */
export function termsOf(
  row: Pick<DeadlineRow, 'startsAt' | 'budgetUnit' | 'budgetValue' | 'suspensions'>,
): DeadlineTerms | null {
  if (row.budgetUnit === NO_LIMIT_UNIT) return null;
  return {
    startsAt: row.startsAt,
    budget: { value: row.budgetValue, unit: row.budgetUnit as BudgetUnit },
    suspensions: row.suspensions.map(toSuspension),
  };
}

/** The stop that stands open, the oldest first. */
export const openSuspension = (row: Pick<DeadlineRow, 'suspensions'>) =>
  row.suspensions.find((suspension) => suspension.endedAt === null);
