import type { UnitOfWork } from '../../shared/command-context.js';
import { fromDbTime } from '../../shared/db-time.js';
import { localYear } from '../../shared/local-day.js';
import { txAll } from '../../shared/tx-sql.js';
import type { DeadlineDeps } from './deadline-deps.js';

/** Tells whoever keeps a copy what the nearest due instant of a subject is now: the least over its open clocks that run. */
export async function tellDue(
  unit: UnitOfWork,
  deps: DeadlineDeps,
  { subjectType, subjectId, caseId }: { subjectType: string; subjectId: string; caseId: string },
): Promise<void> {
  if (!deps.dueMoved) return;
  const open = await txAll<{ dueAt: string | Date | null; calendarGap: number | boolean }>(
    unit.tx,
    'SELECT "dueAt", "calendarGap" FROM "Deadline" WHERE "subjectType" = ? AND "subjectId" = ? AND "closedAt" IS NULL',
    subjectType,
    subjectId,
  );
  const running = open.flatMap(({ dueAt }) => (dueAt ? [fromDbTime(dueAt).getTime()] : []));
  const gaps = open.flatMap(({ dueAt, calendarGap }) => (dueAt && calendarGap ? [localYear(fromDbTime(dueAt))] : []));
  const dueAt = running.length > 0 ? new Date(Math.min(...running)) : null;
  await deps.dueMoved(unit, {
    subjectType,
    subjectId,
    caseId,
    dueAt,
    closed: open.length === 0,
    gapYear: gaps[0] ?? null,
  });
}
