import type { Db, Tx } from '../../db.js';
import type { SubjectFacts } from '../../shared/subject-directory.js';
import { txAll } from '../../shared/tx-sql.js';

/** A 督办 order as inboxes and reminders show it. */
export async function describeSupervision(tx: Db | Tx, id: string): Promise<SubjectFacts | null> {
  const [row] = await txAll<{ number: string; title: string; unitId: string; status: string; holderId: string | null }>(
    tx,
    `SELECT s."number", s."title", s."unitId", s."status",
      (SELECT t."assigneeId" FROM "UserTask" AS t WHERE t."subjectType" = 'supervision' AND t."subjectId" = s."id" AND t."state" = 'CREATED'
        LIMIT 1) AS "holderId"
      FROM "SupervisionOrder" AS s WHERE s."id" = ?`,
    id,
  );
  if (!row) return null;
  const { number, title, unitId, status, holderId } = row;
  const withUnit = status === 'ORDERED' || status === 'ISSUED' || status === 'SIGNED_FOR';
  return {
    title: `督办 · ${title}`,
    number,
    greenChannel: false,
    unitId,
    handlerId: withUnit ? holderId : null,
    caseId: id,
    closed: status === 'CLOSED' || status === 'LIFTED',
  };
}
