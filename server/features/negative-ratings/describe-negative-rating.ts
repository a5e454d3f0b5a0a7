import type { Db, Tx } from '../../db.js';
import type { SubjectFacts } from '../../shared/subject-directory.js';
import { txAll } from '../../shared/tx-sql.js';

/** Nothing in it leads to the author: the rated unit reads its title and number (R82). */
export async function describeNegativeRating(tx: Db | Tx, id: string): Promise<SubjectFacts | null> {
  const [row] = await txAll<{
    number: string;
    oneThingName: string;
    unitId: string | null;
    status: string;
    officerId: string | null;
    holderId: string | null;
  }>(
    tx,
    `SELECT n."number", a."oneThingName", n."unitId", n."status", n."callbackOfficerId" AS "officerId",
      (SELECT t."assigneeId" FROM "UserTask" AS t WHERE t."subjectType" = 'negative-rating' AND t."subjectId" = n."id" AND t."state" = 'CREATED'
        LIMIT 1) AS "holderId"
      FROM "NegativeRating" AS n JOIN "Application" AS a ON a."id" = n."applicationId" WHERE n."id" = ?`,
    id,
  );
  if (!row) return null;
  return {
    title: `差评核查 · ${row.oneThingName}`,
    number: row.number,
    greenChannel: false,
    unitId: row.unitId,
    handlerId: row.holderId ?? (row.status === 'CALLBACK' || row.status === 'FEEDBACK' ? row.officerId : null),
    caseId: id,
    closed: row.status === 'CLOSED' || row.status === 'TERMINATED',
  };
}
