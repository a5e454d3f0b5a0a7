import { dbText, type Row } from './insert-into.js';

const DAY = 86_400_000;
/** A made-up ladder: milliseconds after the due instant at which each rung fires. */
const LADDER = { NEAR_DUE: -2 * DAY, DUE: 0, OVERDUE_1: DAY, OVERDUE_3: 3 * DAY, OVERDUE_5: 5 * DAY };
const UNITS = ['WORKING_DAY', 'DAY', 'MONTH', 'HOUR', 'MINUTE', 'INSTANT'] as const;

export interface BenchDeadline {
  id: string;
  subjectType: string;
  subjectId: string;
  caseId: string;
  kind: string;
  startsAt: Date;
  dueAt: Date;
  /** Null: open. */
  closedAt: Date | null;
  suspended?: boolean;
}

/** A clock with its ladder: what lies in the past has fired, what a closed clock did not reach never will. */
export function fillDeadline(insert: (table: string, row: Row) => void, deadline: BenchDeadline, now: Date): void {
  const { dueAt, closedAt, suspended = false, startsAt, ...row } = deadline;
  const serial = Number(/(\d+)/.exec(row.id)?.[1] ?? 0);
  insert('Deadline', {
    ...row,
    budgetValue: 1 + (serial % 20),
    budgetUnit: UNITS[serial % UNITS.length] as string,
    startsAt: dbText(startsAt),
    dueAt: suspended ? null : dbText(dueAt),
    nearDueAt: suspended ? null : dbText(new Date(dueAt.getTime() + LADDER.NEAR_DUE)),
    suspended: suspended ? 1 : 0,
    calendarGap: 0,
    sourceText: '性能测试',
    openedAt: dbText(startsAt),
    closedAt: closedAt && dbText(closedAt),
    closedReason: closedAt && '办结',
  });
  for (const [rung, after] of Object.entries(LADDER)) {
    const planned = new Date(dueAt.getTime() + after);
    const fired = planned <= now && (closedAt === null || planned <= closedAt) && !suspended;
    insert('DeadlineRung', {
      deadlineId: row.id,
      rung,
      plannedAt: fired || (closedAt === null && !suspended) ? dbText(planned) : null,
      firedAt: fired ? dbText(planned) : null,
    });
  }
}
