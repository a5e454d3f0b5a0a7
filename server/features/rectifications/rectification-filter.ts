import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { dbTime } from '../../shared/db-time.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { allOf, endOfPrefix, type SqlWhere } from '../../shared/sql-where.js';
import type { GetWorkingCalendar } from '../calendar/get-working-calendar.js';
import { findNoProgressSince } from './find-no-progress-since.js';
import { isOfficer, seesAll } from './rectification-permissions.js';

export interface RectificationFilter {
  q?: string | undefined;
  status?: string | undefined;
  kind?: string | undefined;
  unitId?: string | undefined;
  state?: 'NORMAL' | 'NEAR_DUE' | 'OVERDUE' | 'UNSET' | undefined;
  gap?: 'noMeasure' | 'noProgress' | undefined;
}

const OPEN = `r."status" IN ('OPENED', 'MEASURE_PENDING', 'RECTIFYING', 'VERIFYING', 'EVALUATING', 'DECIDING')`;
const NO_MEASURE = `r."status" IN ('OPENED', 'MEASURE_PENDING')`;

/** Where the rows come from and which of them this official may see and asked for. */
export async function rectificationSource(
  db: Db,
  deps: { settings: SettingsService; getCalendar: GetWorkingCalendar },
  actor: UserActor,
  at: Date,
  filter: RectificationFilter,
): Promise<{ from: string; where: SqlWhere }> {
  const now = dbTime(at);
  const { status, kind, unitId, state, gap, q } = filter;
  const where = allOf([
    visibleTo(actor),
    status ? ['r."status" = ?', status] : null,
    kind ? ['r."kind" = ?', kind] : null,
    unitId ? ['r."unitId" = ?', unitId] : null,
    state === 'UNSET' ? [NO_MEASURE] : null,
    state === 'OVERDUE' ? ['d."dueAt" < ?', now] : null,
    state === 'NEAR_DUE' ? ['d."dueAt" >= ? AND d."nearDueAt" <= ?', now, now] : null,
    state === 'NORMAL' ? ['d."dueAt" >= ? AND d."nearDueAt" > ?', now, now] : null,
    gap === 'noMeasure' ? [NO_MEASURE] : null,
    gap === 'noProgress' ? [`${OPEN} AND r."progressAt" < ?`, dbTime(await findNoProgressSince(db, deps, at))] : null,
    q ? searchFor(q) : null,
  ]);
  const withClock = state !== undefined && state !== 'UNSET';
  return {
    from: withClock
      ? `FROM "Deadline" d CROSS JOIN "Rectification" r ON r."id" = d."caseId" AND d."closedAt" IS NULL AND +d."kind" = 'RECTIFICATION'`
      : 'FROM "Rectification" r',
    where,
  };
}

/** Everything for those who oversee; for others what their unit does or verifies, and what they raised. */
function visibleTo(actor: UserActor): [string, ...unknown[]] | null {
  if (seesAll(actor)) return null;
  const own = `r."evaluatorId" = ? OR r."problemId" IN (SELECT "id" FROM "Problem" WHERE "reportedById" = ?)
    OR r."id" IN (SELECT t."rectificationId" FROM "RectificationProblem" AS t JOIN "Problem" AS p ON p."id" = t."problemId"
      WHERE t."endedAt" IS NULL AND p."reportedById" = ?)`;
  return isOfficer(actor)
    ? [`r."unitId" = ? OR r."verifierUnitId" = ? OR ${own}`, actor.unitId, actor.unitId, actor.id, actor.id, actor.id]
    : [own, actor.id, actor.id, actor.id];
}

/** A number (of the rectification or of its 销号) from its beginning, or words of the title. */
function searchFor(q: string): [string, ...unknown[]] {
  const number = q.toUpperCase();
  if (/^ZG-/.test(number)) return ['r."number" >= ? AND r."number" < ?', number, endOfPrefix(number)];
  if (/^XH-/.test(number)) return ['r."signOffNumber" >= ? AND r."signOffNumber" < ?', number, endOfPrefix(number)];
  return ['instr(r."title", ?) > 0', q];
}
