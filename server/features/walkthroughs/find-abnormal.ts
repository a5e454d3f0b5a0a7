import type { AbnormalCase, AbnormalFigure, AbnormalSign, HistoryFigures } from '../../api/walkthroughs.js';
import type { Db, Tx } from '../../db.js';
import { dbTime, fromDbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';
import type { LookBack } from './find-look-back.js';
import type { WalkData } from './scenario-data.js';

/** Abnormal cases listed one by one; more than these are counted by their figure only. */
export const MOST = 200;

/** Rows whose clock of the promised limit ended after its due instant. */
export const LATE = `EXISTS (SELECT 1 FROM "Deadline" AS d WHERE d."subjectType" = 'item' AND d."subjectId" = i."id" AND d."kind" = 'ITEM_PROMISED'
  AND d."dueAt" IS NOT NULL AND d."closedAt" > d."dueAt")`;

type Listed = Pick<AbnormalFigure, 'count' | 'cases'>;

/** 异常情形 of a scenario as our own applications show them (R8), in the order of the document. */
export async function findAbnormal(
  tx: Db | Tx,
  { abnormal = [], items, span }: { abnormal: WalkData['abnormal']; items: readonly string[]; span: LookBack },
  figures: Pick<HistoryFigures, 'handled' | 'withdrawn' | 'refused' | 'refusedCount'>,
): Promise<AbnormalFigure[]> {
  const { handled, withdrawn, refused, refusedCount = refused.length } = figures;
  const passed = handled === 0 ? null : Math.round(((handled - refusedCount) / handled) * 100);
  const signs: Record<AbnormalSign, () => Promise<Listed> | Listed> = {
    late: () => findLate(tx, items, span),
    'not-accepted': () => findNotAccepted(tx, items, span),
    refused: () => ({ count: refusedCount, cases: refused }),
    withdrawn: () => ({ count: withdrawn, cases: [] }),
    'pass-rate': () => ({ count: null, cases: [] }),
    ledger: () => ({ count: null, cases: [] }),
  };
  const found: AbnormalFigure[] = [];
  for (const { name, found_by: sign } of abnormal)
    found.push({ name, sign, percent: sign === 'pass-rate' ? passed : null, ...(await signs[sign]()) });
  return found;
}

interface Row {
  number: string;
  reason: string | null;
  closedAt: Date | string;
  count: number | bigint;
}

const listOf = (rows: readonly Row[], unknown: string): Listed => ({
  count: Number(rows[0]?.count ?? 0),
  cases: rows.map(({ number, reason, closedAt }): AbnormalCase => ({
    number,
    reason: reason ?? unknown,
    closedAt: fromDbTime(closedAt).toISOString(),
  })),
});

async function findLate(tx: Db | Tx, items: readonly string[], { since, until }: LookBack): Promise<Listed> {
  const rows = await txAll<Row>(
    tx,
    `SELECT i."number", NULL AS "reason", i."closedAt", count(*) OVER () AS "count" FROM "ApplicationItem" AS i
      WHERE i."serviceItemId" IN (SELECT j."value" FROM json_each(?) AS j) AND i."closedAt" >= ? AND i."closedAt" <= ?
      AND i."outcome" IN ('GRANTED', 'REFUSED') AND ${LATE} ORDER BY i."closedAt" DESC LIMIT ${MOST}`,
    JSON.stringify(items),
    dbTime(since),
    dbTime(until),
  );
  return listOf(rows, '超过承诺时限办结');
}

/** 不予受理 of whole applications that asked for one of the items. */
async function findNotAccepted(tx: Db | Tx, items: readonly string[], { since, until }: LookBack): Promise<Listed> {
  const rows = await txAll<Row>(
    tx,
    `SELECT a."number", a."rejectReason" AS "reason", a."completedAt" AS "closedAt", count(*) OVER () AS "count" FROM "Application" AS a
      WHERE a."status" = 'REJECTED' AND a."completedAt" >= ? AND a."completedAt" <= ? AND EXISTS (SELECT 1 FROM json_each(a."selectedItems") AS s
      WHERE s."value" IN (SELECT j."value" FROM json_each(?) AS j)) ORDER BY a."completedAt" DESC LIMIT ${MOST}`,
    dbTime(since),
    dbTime(until),
    JSON.stringify(items),
  );
  return listOf(rows, '未记录理由');
}
