import type { Tx } from '../../db.js';
import { dbTime } from '../../shared/db-time.js';
import { txRun } from '../../shared/tx-sql.js';
import type { BatchChanges } from './batch-changes.js';

const time = (at: number | null) => (at === null ? null : dbTime(at));

/** Keeps the jobs that wait for a worker, with their last failure, and forgets those that ended. */
export async function writeJobRows(tx: Tx, changes: Pick<BatchChanges, 'jobs' | 'jobEnds'>): Promise<void> {
  const { jobs, jobEnds } = changes;
  if (jobs.size > 0) {
    const rows = [...jobs.values()].map((row) => ({
      ...row,
      createdAt: time(row.createdAt),
      failedAt: time(row.failedAt),
    }));
    await txRun(
      tx,
      `INSERT INTO "OpenJob" ("key", "type", "retries", "processInstanceKey", "definitionKey", "processId", "elementId",
        "elementInstanceKey", "createdAt", "failedAt", "errorMessage")
      SELECT j.value ->> 'key', j.value ->> 'type', j.value ->> 'retries', j.value ->> 'processInstanceKey',
        j.value ->> 'definitionKey', j.value ->> 'processId', j.value ->> 'elementId', j.value ->> 'elementInstanceKey',
        j.value ->> 'createdAt', j.value ->> 'failedAt', j.value ->> 'errorMessage'
      FROM json_each(?) AS j WHERE true
      ON CONFLICT ("key") DO UPDATE SET "retries" = excluded."retries",
        "errorMessage" = CASE WHEN excluded."failedAt" IS NULL THEN "errorMessage" ELSE excluded."errorMessage" END,
        "failedAt" = coalesce(excluded."failedAt", "failedAt")`,
      JSON.stringify(rows),
    );
  }
  if (jobEnds.length > 0)
    await txRun(tx, 'DELETE FROM "OpenJob" WHERE "key" IN (SELECT "value" FROM json_each(?))', JSON.stringify(jobEnds));
}
