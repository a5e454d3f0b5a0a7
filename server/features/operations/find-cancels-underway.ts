import type { Db, Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';

/** Which of these instances are to be stopped, but the engine does not know it yet. */
export async function findCancelsUnderway(db: Db | Tx, instanceKeys: readonly string[]): Promise<Set<string>> {
  const rows = await txAll<{ key: string }>(
    db,
    `SELECT o."payload" ->> 'processInstanceKey' AS "key" FROM "OutboxCommand" AS o
      WHERE o."doneAt" IS NULL AND o."kind" = 'cancelProcessInstance'
        AND o."payload" ->> 'processInstanceKey' IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(instanceKeys),
  );
  return new Set(rows.map(({ key }) => key));
}
