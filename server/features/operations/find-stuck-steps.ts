import { JOB_TYPES, type JobType } from '../../../processes/contract.js';
import type { Page } from '../../api/list.js';
import type { StuckJob, StuckReason } from '../../api/operations.js';
import type { Db } from '../../db.js';
import { dbTime, fromDbTime } from '../../shared/db-time.js';
import { allOf, type SqlWhere } from '../../shared/sql-where.js';
import { txAll } from '../../shared/tx-sql.js';
import { countIn } from './find-incidents.js';
import { findPlaces, type PlaceRow } from './find-places.js';
import { findSearchCondition } from './find-search-condition.js';
import type { OperationsDeps } from './operations-deps.js';
import { jobName, lastFailureWords, stuckAdvice } from './stuck-words.js';

export interface FindStuckSteps {
  page: number;
  pageSize: number;
  order: 'asc' | 'desc';
  q?: string | undefined;
  reason?: StuckReason | undefined;
}

type Row = PlaceRow & {
  type: string;
  retries: number;
  failedAt: Date | string | null;
  errorMessage: string | null;
};

const FROM = `"OpenJob" AS x JOIN "ProcessInstance" AS p ON p."key" = x."processInstanceKey" AND p."state" = 'ACTIVE'`;
const INCIDENT =
  '(SELECT i."key" FROM "Incident" AS i WHERE i."jobKey" = x."key" AND i."resolvedAt" IS NULL AND i."processInstanceKey" = x."processInstanceKey")';
/** Job types that this server does; in a diagram that asks for another one the case waits for ever. */
const KNOWN = JSON.stringify(Object.keys(JOB_TYPES));

/** Each reason as a condition; `late`: the moment before which a job should have been begun. */
const REASONS: Record<StuckReason, (late: Date) => readonly [string, ...string[]]> = {
  NO_RETRIES: () => ['x."retries" <= 0'],
  NO_WORKER: () => ['x."type" NOT IN (SELECT "value" FROM json_each(?))', KNOWN],
  WAITING_LONG: (late) => ['x."createdAt" < ?', dbTime(late)],
};

/** When a job that waits now should have been begun: the minutes are the setting in force today. */
export async function findLateMoment(db: Db, { settings }: Pick<OperationsDeps, 'settings'>, at: Date): Promise<Date> {
  const minutes = await settings.get(db, 'operations.stuckMinutes', at);
  return new Date(at.getTime() - minutes * 60_000);
}

function stuckWhere(late: Date, reason: StuckReason | undefined, search: SqlWhere | null): SqlWhere {
  const wanted = reason === undefined ? Object.values(REASONS) : [REASONS[reason]];
  const any = wanted.map((condition) => condition(late));
  return allOf([
    [any.map(([text]) => `(${text})`).join(' OR '), ...any.flatMap(([, ...values]) => values)],
    search && [search.text, ...search.values],
  ]);
}

/** How many there are. */
export const countStuckSteps = (db: Db, late: Date): Promise<number> =>
  countIn(db, FROM, stuckWhere(late, undefined, null));

/**
 * 卡住的环节: steps of the system (user tasks are people's) whose retries are used up, which nobody does, or which have waited longer
 * than the setting allows; the oldest first unless asked otherwise.
 */
export async function findStuckSteps(
  db: Db,
  deps: Pick<OperationsDeps, 'settings'>,
  at: Date,
  query: FindStuckSteps,
): Promise<Page<StuckJob>> {
  const { page, pageSize, order, q, reason } = query;
  const late = await findLateMoment(db, deps, at);
  const search = q === undefined ? null : allOf([await findSearchCondition(db, 'OpenJob', q)]);
  const where = stuckWhere(late, reason, search);
  const [rows, total] = await Promise.all([
    txAll<Row>(
      db,
      `SELECT x."key", ${INCIDENT} AS "incidentKey", x."processInstanceKey", x."definitionKey", x."processId", x."elementId",
        x."createdAt", x."type", x."retries", x."failedAt", x."errorMessage", p."subjectType", p."subjectId"
      FROM ${FROM} WHERE ${where.text} ORDER BY x."createdAt" ${order}, x."key" ${order} LIMIT ? OFFSET ?`,
      ...(where.values as string[]),
      pageSize,
      (page - 1) * pageSize,
    ),
    countIn(db, FROM, where),
  ]);
  const places = await findPlaces(db, rows);
  const items = rows.map((row, index) => {
    const reasons = reasonsOf(row, late);
    return {
      ...(places[index] as (typeof places)[number]),
      jobType: row.type,
      jobName: jobName(row.type),
      reasons,
      retries: row.retries,
      lastFailure: lastFailureWords(row),
      lastFailedAt: row.failedAt === null ? null : fromDbTime(row.failedAt).toISOString(),
      advice: stuckAdvice(reasons),
      incidentKey: row.incidentKey,
    };
  });
  return { items, total };
}

function reasonsOf({ retries, type, createdAt }: Row, late: Date): StuckReason[] {
  const found: StuckReason[] = [];
  if (retries <= 0) found.push('NO_RETRIES');
  if (!isKnown(type)) found.push('NO_WORKER');
  if (fromDbTime(createdAt) < late) found.push('WAITING_LONG');
  return found;
}

const isKnown = (type: string): type is JobType => Object.hasOwn(JOB_TYPES, type);
