import type { Db, Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';

/** Which of these incidents have a 重试 or 解除 that the engine has not taken yet. */
export async function findResolutionsUnderway(db: Db | Tx, incidentKeys: readonly string[]): Promise<Set<string>> {
  const rows = await txAll<{ incidentKey: string }>(
    db,
    `SELECT o."payload" ->> 'incidentKey' AS "incidentKey" FROM "OutboxCommand" AS o
      WHERE o."doneAt" IS NULL AND o."kind" = 'resolveIncident'
        AND o."payload" ->> 'incidentKey' IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(incidentKeys),
  );
  return new Set(rows.map((row) => row.incidentKey));
}

/** Whether a 重试 or 解除 of this incident is on its way. */
export const hasResolutionUnderway = async (db: Db | Tx, incidentKey: string): Promise<boolean> =>
  (await findResolutionsUnderway(db, [incidentKey])).has(incidentKey);
