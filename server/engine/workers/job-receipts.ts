import type { Db, Tx } from '../../db.js';
import { dbTime } from '../../shared/db-time.js';
import type { JobResult } from '../job-handler.js';

/** What was answered for these job keys before. */
export async function findReceipts(tx: Tx, jobKeys: string[]): Promise<Map<string, JobResult>> {
  const rows = await tx.jobReceipt.findMany({
    where: { jobKey: { in: jobKeys } },
    select: { jobKey: true, result: true },
  });
  return new Map(rows.map((row) => [row.jobKey, row.result as unknown as JobResult]));
}

/** The answer of a job. */
export interface Receipt {
  job: { key: string; type: string };
  result: JobResult;
}

/** Notes answers beside the rows that the handlers wrote. A job key that is taken fails the transaction. */
export async function writeReceipts(tx: Tx, at: Date, receipts: Receipt[]): Promise<void> {
  if (receipts.length === 0) return;
  await tx.jobReceipt.createMany({
    data: receipts.map(({ job, result }) => ({
      jobKey: job.key,
      type: job.type,
      result: result as object,
      handledAt: at,
    })),
  });
}

/** Removes receipts older than `before`; a job is delivered again within minutes, never after days. */
export async function pruneReceipts(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`DELETE FROM "JobReceipt" WHERE "handledAt" < ${dbTime(before)}`;
}
