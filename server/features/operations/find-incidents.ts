import type { Page } from '../../api/list.js';
import type { StuckIncident } from '../../api/operations.js';
import type { Db } from '../../db.js';
import { allOf, type SqlWhere } from '../../shared/sql-where.js';
import { txAll } from '../../shared/tx-sql.js';
import { getIncidentCause } from '../processes/get-incident-cause.js';
import { findPlaces, type PlaceRow } from './find-places.js';
import { findSearchCondition } from './find-search-condition.js';
import { incidentAdvice } from './incident-advice.js';

export interface FindIncidents {
  page: number;
  pageSize: number;
  order: 'asc' | 'desc';
  q?: string | undefined;
  errorType?: string | undefined;
  /** Whether somebody follows it up. */
  assigned?: boolean | undefined;
}

type Row = Omit<PlaceRow, 'incidentKey'> & { errorType: string; errorMessage: string };

const FROM = '"Incident" AS x LEFT JOIN "ProcessInstance" AS p ON p."key" = x."processInstanceKey"';
const FOLLOWED = '(SELECT count(*) FROM "StepFollowUp" AS f WHERE f."targetKey" = x."key")';

/** 异常: every open incident with its cause and what to do, the oldest first unless asked otherwise. */
export async function findIncidents(db: Db, query: FindIncidents): Promise<Page<StuckIncident>> {
  const { page, pageSize, order, q, errorType, assigned } = query;
  const where = allOf([
    ['x."resolvedAt" IS NULL'],
    errorType === undefined ? null : ['x."errorType" = ?', errorType],
    assigned === undefined ? null : [`${FOLLOWED} = ?`, Number(assigned)],
    q === undefined ? null : await findSearchCondition(db, 'Incident', q),
  ]);
  const [rows, total] = await Promise.all([
    txAll<Row>(
      db,
      `SELECT x."key", x."processInstanceKey", x."definitionKey", x."processId", x."elementId", x."createdAt", x."errorType",
        x."errorMessage", p."subjectType", p."subjectId" FROM ${FROM} WHERE ${where.text}
      ORDER BY x."createdAt" ${order}, x."key" ${order} LIMIT ? OFFSET ?`,
      ...(where.values as string[]),
      pageSize,
      (page - 1) * pageSize,
    ),
    countIn(db, FROM, where),
  ]);
  const places = await findPlaces(
    db,
    rows.map((row) => ({ ...row, incidentKey: row.key })),
  );
  const items = rows.map((row, index) => {
    const place = places[index] as (typeof places)[number];
    return {
      ...place,
      errorType: row.errorType,
      cause: getIncidentCause(row.errorType, row.errorMessage, place.elementName),
      advice: incidentAdvice(row.errorType),
      errorMessage: row.errorMessage,
    };
  });
  return { items, total };
}

/** How many rows of a source a condition leaves. */
export async function countIn(db: Db, from: string, where: SqlWhere): Promise<number> {
  const [row] = await txAll<{ total: number | bigint }>(
    db,
    `SELECT count(*) AS "total" FROM ${from} WHERE ${where.text}`,
    ...(where.values as string[]),
  );
  return Number(row?.total ?? 0);
}
