import type { Db, Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';

export interface RootInstance {
  key: string;
  processId: string;
  definitionKey: string;
  subjectType: string | null;
  subjectId: string | null;
  caseId: string | null;
  state: string;
}

/** Instance → the instance that called it, or that one's caller, and so on: only the outermost can be cancelled. */
export async function findRootInstances(db: Db | Tx, keys: readonly string[]): Promise<Map<string, RootInstance>> {
  const rows = await txAll<RootInstance & { of: string }>(
    db,
    `WITH RECURSIVE up("of", "at") AS (
      SELECT "value", "value" FROM json_each(?)
      UNION SELECT up."of", p."parentInstanceKey" FROM up JOIN "ProcessInstance" AS p ON p."key" = up."at"
        WHERE p."parentInstanceKey" IS NOT NULL)
    SELECT up."of", p."key", p."processId", p."definitionKey", p."subjectType", p."subjectId", p."caseId", p."state"
    FROM up JOIN "ProcessInstance" AS p ON p."key" = up."at" WHERE p."parentInstanceKey" IS NULL`,
    JSON.stringify(keys),
  );
  return new Map(rows.map(({ of, ...root }) => [of, root]));
}
