import type { Db, Tx } from '../../db.js';
import { dbTime } from '../../shared/db-time.js';
import { parseJson, txAll, txRun } from '../../shared/tx-sql.js';
import type { JobResult } from '../job-handler.js';

/** What was answered for these job keys before. */
export async function findReceipts(tx: Tx, jobKeys: string[]): Promise<Map<string, JobResult>> {
  const rows = await txAll<{ jobKey: string; result: string }>(
    tx,
    'SELECT r."jobKey", r."result" FROM json_each(?) AS j JOIN "JobReceipt" AS r ON r."jobKey" = j."value"',
    JSON.stringify(jobKeys),
  );
  return new Map(rows.map((row) => [row.jobKey, parseJson(row.result) as JobResult]));
}

/** The answer of a job. */
export interface Receipt {
  job: { key: string; type: string };
  result: JobResult;
}

/** Notes answers beside the rows that the handlers wrote. A job key that is taken fails the transaction. */
export async function writeReceipts(tx: Tx, at: Date, receipts: Receipt[]): Promise<void> {
  for (const { job, result } of receipts)
    await txRun(tx, INSERT, job.key, job.type, JSON.stringify(result), dbTime(at));
}

const INSERT = 'INSERT INTO "JobReceipt" ("jobKey", "type", "result", "handledAt") VALUES (?, ?, ?, ?)';

/** Removes receipts older than `before`; a job is delivered again within minutes, never after days. */
export async function pruneReceipts(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`DELETE FROM "JobReceipt" WHERE "handledAt" < ${dbTime(before)}`;
}
