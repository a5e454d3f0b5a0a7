import type { OverviewColumn, OverviewSubject } from '../../api/rectifications.js';
import { dbTime } from '../../shared/db-time.js';

/** A row without a unit, as a filter. */
export const NO_UNIT = 'none';

/** What a question about the overview is asked of: one moment, and since when nothing has gone on. */
export interface OverviewMoment {
  at: Date;
  noProgressSince: Date;
}

/**
 * Everything open that somebody has to finish, each once, with its unit and the clock that counts: items, rectifications, 督办 orders and
 * 差评核查 (with the unit of the officer while he has to call back or to feed back). Bound values: the two moments.
 */
export const THINGS = `WITH moment("now", "since") AS (SELECT ?, ?), things AS (
  SELECT 'item' AS "subjectType", i."id" AS "subjectId", coalesce(i."unitId", '${NO_UNIT}') AS "unitId", d."dueAt", d."nearDueAt",
    coalesce(d."suspended", 0) AS "suspended", d."subjectId" IS NULL AS "unset", 0 AS "notSignedFor", 0 AS "noMeasure", NULL AS "progressAt"
  FROM "ApplicationItem" AS i LEFT JOIN "Deadline" AS d ON d."subjectType" = 'item' AND d."subjectId" = i."id" AND d."closedAt" IS NULL
    AND d."kind" = 'ITEM_PROMISED'
  WHERE i."status" IN ('PENDING', 'AWAITING_UNIT', 'HANDLING', 'CORRECTION', 'SUSPENDED', 'DECIDED')
  UNION ALL
  SELECT 'rectification', r."id", r."unitId", d."dueAt", d."nearDueAt", coalesce(d."suspended", 0),
    d."caseId" IS NULL AND r."status" IN ('OPENED', 'MEASURE_PENDING'), 0, r."status" IN ('OPENED', 'MEASURE_PENDING'), r."progressAt"
  FROM "Rectification" AS r LEFT JOIN "Deadline" AS d ON d."caseId" = r."id" AND d."closedAt" IS NULL AND d."kind" = 'RECTIFICATION'
  WHERE r."status" IN ('OPENED', 'MEASURE_PENDING', 'RECTIFYING', 'VERIFYING', 'EVALUATING', 'DECIDING')
  UNION ALL
  SELECT 'supervision', s."id", s."unitId", min(d."dueAt"), min(d."nearDueAt"), 0, s."status" = 'ORDERED',
    s."status" IN ('ORDERED', 'ISSUED'), 0, NULL
  FROM "SupervisionOrder" AS s LEFT JOIN "Deadline" AS d ON d."subjectType" = 'supervision' AND d."subjectId" = s."id" AND d."closedAt" IS NULL
    AND d."kind" IN ('SUPERVISION_SIGN', 'SUPERVISION_REPLY')
  WHERE s."status" IN ('ORDERED', 'ISSUED', 'SIGNED_FOR', 'REPLIED', 'FOLLOW_UP') GROUP BY s."id"
  UNION ALL
  SELECT 'negative-rating', n."id", coalesce(CASE WHEN n."status" IN ('OPENED', 'CALLBACK', 'FEEDBACK') THEN u."unitId" ELSE n."unitId" END, '${NO_UNIT}'),
    d."dueAt", d."nearDueAt", 0, 0, 0, 0, NULL
  FROM "NegativeRating" AS n LEFT JOIN "User" AS u ON u."id" = n."callbackOfficerId"
    LEFT JOIN "Deadline" AS d ON d."subjectType" = 'negative-rating' AND d."subjectId" = n."id" AND d."closedAt" IS NULL
  WHERE n."status" IN ('OPENED', 'CALLBACK', 'VERIFIED', 'RECTIFYING', 'FEEDBACK', 'REPORTING'))`;

/** The values that THINGS binds. */
export const boundMoment = ({ at, noProgressSince }: OverviewMoment): string[] => [dbTime(at), dbTime(noProgressSince)];

/** Things of one 种类 only, or of all; a condition and what it binds. */
export const ofSubject = (subjectType: OverviewSubject | undefined): { sql: string; bound: string[] } =>
  subjectType ? { sql: '"subjectType" = ?', bound: [subjectType] } : { sql: 'TRUE', bound: [] };

const RUNS = '"unset" = 0 AND "suspended" = 0';

/** States of a clock: each thing is in exactly one of them, so that they add up to all that is open. */
export const CLOCK_COLUMNS: readonly OverviewColumn[] = ['NORMAL', 'NEAR_DUE', 'OVERDUE', 'SUSPENDED', 'UNSET'];

/**
 * What a column counts, over `things, moment`: the one condition of the number and of its list. The first five share no row and leave
 * none out; the others say what is missing besides.
 */
export const COLUMN_IS: Record<OverviewColumn, string> = {
  NORMAL: `${RUNS} AND ("dueAt" IS NULL OR ("dueAt" >= "now" AND ("nearDueAt" IS NULL OR "nearDueAt" > "now")))`,
  NEAR_DUE: `${RUNS} AND "dueAt" >= "now" AND "nearDueAt" <= "now"`,
  OVERDUE: `${RUNS} AND "dueAt" < "now"`,
  SUSPENDED: '"unset" = 0 AND "suspended" <> 0',
  UNSET: '"unset" <> 0',
  NOT_SIGNED_FOR: '"notSignedFor" <> 0',
  NO_MEASURE: '"noMeasure" <> 0',
  NO_PROGRESS: '"progressAt" < "since"',
};
