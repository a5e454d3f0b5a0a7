import type { Page } from '../../api/list.js';
import type { OutboxRow, OutboxState } from '../../api/operations.js';
import type { Db } from '../../db.js';
import { fromDbTime } from '../../shared/db-time.js';
import { allOf } from '../../shared/sql-where.js';
import { parseJson, txAll } from '../../shared/tx-sql.js';
import { countIn } from './find-incidents.js';
import { findSubjectNumbers, numberContains } from './find-subject-numbers.js';
import { refusedSql } from './refused-commands.js';
import { outboxReason, outboxWhat } from './outbox-words.js';

export interface FindOutboxRows {
  page: number;
  pageSize: number;
  order: 'asc' | 'desc';
  q?: string | undefined;
  state: OutboxState;
}

interface Row {
  id: string;
  seq: number | bigint;
  caseId: string;
  kind: string;
  payload: unknown;
  createdAt: Date | string;
  attempts: number;
  nextAttemptAt: Date | string | null;
  lastError: string | null;
  outcome: string | null;
  isRefused: number | bigint;
  behind: number | bigint;
}

const WHICH: Record<OutboxState, string> = {
  WAITING: 'x."doneAt" IS NULL',
  REFUSED: refusedSql('x'),
  LET_GO: 'x."doneAt" IS NOT NULL',
};
const FROM: Record<OutboxState, string> = {
  WAITING: '"OutboxCommand" AS x',
  REFUSED: '"OutboxCommand" AS x',
  LET_GO: '"LetGoCommand" AS g JOIN "OutboxCommand" AS x ON x."id" = g."outboxId"',
};

/** 待发送, 被拒绝 or 已放弃: what has not reached the engine and why, in the order it was written unless asked otherwise. */
export async function findOutboxRows(db: Db, query: FindOutboxRows): Promise<Page<OutboxRow>> {
  const { page, pageSize, order, q, state } = query;
  const number = numberContains(['x."caseId"']);
  const where = allOf([
    [WHICH[state]],
    q === undefined
      ? null
      : [
          `x."id" = ? OR x."caseId" = ? OR instr(x."payload", ?) OR ${number.text}`,
          q,
          q,
          q,
          ...Array.from({ length: number.bindings }, () => q.toUpperCase()),
        ],
  ]);
  const [rows, total] = await Promise.all([
    txAll<Row>(
      db,
      `SELECT x."id", x."seq", x."caseId", x."kind", x."payload", x."createdAt", x."attempts", x."nextAttemptAt", x."lastError",
        x."outcome", ${refusedSql('x')} AS "isRefused",
        CASE WHEN ${refusedSql('x')} THEN (SELECT count(*) FROM "OutboxCommand" AS l
          WHERE l."doneAt" IS NULL AND l."caseId" = x."caseId" AND l."seq" > x."seq") ELSE 0 END AS "behind"
        FROM ${FROM[state]} WHERE ${where.text} ORDER BY x."seq" ${order} LIMIT ? OFFSET ?`,
      ...(where.values as string[]),
      pageSize,
      (page - 1) * pageSize,
    ),
    countIn(db, FROM[state], where),
  ]);
  const subjects = await findSubjectNumbers(
    db,
    rows.map((row) => row.caseId),
  );
  return { items: rows.map((row) => toOutboxRow(row, stateOf(row, state), subjects.get(row.caseId))), total };
}

const stateOf = ({ isRefused }: Row, asked: OutboxState): OutboxState =>
  asked === 'WAITING' && Number(isRefused) === 1 ? 'REFUSED' : asked;

function toOutboxRow(
  row: Row,
  state: OutboxState,
  subject: { subjectType: string; number: string | null } | undefined,
): OutboxRow {
  return {
    id: row.id,
    seq: Number(row.seq),
    what: outboxWhat(row.kind, parseJson(row.payload)),
    subjectType: subject?.subjectType ?? null,
    subjectId: subject ? row.caseId : null,
    number: subject?.number ?? null,
    createdAt: fromDbTime(row.createdAt).toISOString(),
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt === null ? null : fromDbTime(row.nextAttemptAt).toISOString(),
    state,
    behind: Number(row.behind),
    reason: outboxReason({ ...row, state }),
    lastError: row.lastError ?? row.outcome,
  };
}
