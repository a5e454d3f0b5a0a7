import type { Db, Tx } from '../../db.js';
import type { SubjectFacts } from '../../shared/subject-directory.js';
import { txAll } from '../../shared/tx-sql.js';

/** What inboxes, reminders and 督办 know of a rectification; null when it is not known. */
export async function describeRectification(tx: Db | Tx, id: string): Promise<SubjectFacts | null> {
  const [row] = await txAll<{
    title: string;
    number: string;
    unitId: string;
    status: string;
    holderId: string | null;
  }>(
    tx,
    `SELECT r."title", r."number", r."unitId", r."status",
      (SELECT t."assigneeId" FROM "UserTask" AS t WHERE t."subjectType" = 'rectification' AND t."subjectId" = r."id" AND t."state" = 'CREATED'
        AND t."candidateUnitId" = r."unitId" LIMIT 1) AS "holderId"
      FROM "Rectification" AS r WHERE r."id" = ?`,
    id,
  );
  if (!row) return null;
  const { title, number, unitId, status, holderId } = row;
  return {
    title,
    number,
    greenChannel: false,
    unitId,
    handlerId: holderId,
    caseId: id,
    closed: status === 'SIGNED_OFF' || status === 'TERMINATED',
  };
}
