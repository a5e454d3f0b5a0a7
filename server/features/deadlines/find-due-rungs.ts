import type { Db } from '../../db.js';
import { overdueDaysOf } from '../../shared/calendar/plan-rungs.js';
import { dbTime, fromDbTime } from '../../shared/db-time.js';
import type { DeadlineKind } from '../../shared/deadline-service.js';
import { RUNG_EFFECTS, type RungEffect } from './rung-effects.js';

/** A rung whose time has come and that has not fired. */
export interface DueRung {
  deadlineId: string;
  rung: string;
  plannedAt: Date;
  kind: string;
  subjectType: string;
  subjectId: string;
  caseId: string;
  effect: RungEffect | null;
}

/** The next rungs to fire, in the order in which they were planned; those of one deadline in the order of its ladder. */
export async function findDueRungs(db: Db, at: Date, limit: number): Promise<DueRung[]> {
  const rows = await db.$queryRaw<
    (Omit<DueRung, 'effect' | 'plannedAt'> & { plannedAt: Date | string; overdueBefore: bigint | number })[]
  >`
    SELECT r."deadlineId", r."rung", r."plannedAt", d."kind", d."subjectType", d."subjectId", d."caseId",
      (SELECT count(*) FROM "DeadlineRung" AS o WHERE o."deadlineId" = r."deadlineId" AND o."rung" LIKE 'OVERDUE_%'
        AND CAST(substr(o."rung", 9) AS INTEGER) < CAST(substr(r."rung", 9) AS INTEGER)) AS "overdueBefore"
    FROM "DeadlineRung" AS r JOIN "Deadline" AS d ON d."id" = r."deadlineId"
    WHERE r."firedAt" IS NULL AND r."plannedAt" <= ${dbTime(at)} ORDER BY r."plannedAt" LIMIT ${limit}`;
  return rows.map(({ overdueBefore, ...row }) => ({
    ...row,
    plannedAt: fromDbTime(row.plannedAt),
    effect: effectOf(row.kind, row.rung, Number(overdueBefore)),
  }));
}

/** By the place of the rung on its own ladder, so that a changed setting moves no rung to another effect. */
function effectOf(kind: string, rung: string, overdueBefore: number): RungEffect | null {
  const effects = RUNG_EFFECTS[kind as DeadlineKind];
  if (!effects) return null;
  if (overdueDaysOf(rung) === null) return effects[rung as 'NEAR_DUE' | 'DUE'] ?? null;
  if (overdueBefore === 0) return effects.FIRST_OVERDUE ?? null;
  return (overdueBefore === 1 ? effects.SECOND_OVERDUE : undefined) ?? effects.LATER_OVERDUE ?? null;
}

/** When the next rung is planned after `at`; null when none waits. */
export async function findNextRungTime(db: Db, at: Date): Promise<Date | null> {
  const next = await db.deadlineRung.findFirst({
    where: { firedAt: null, plannedAt: { gt: at } },
    orderBy: { plannedAt: 'asc' },
    select: { plannedAt: true },
  });
  return next?.plannedAt ?? null;
}
