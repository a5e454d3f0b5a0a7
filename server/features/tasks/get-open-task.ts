import type { Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';
import type { OpenTask, TaskSubject } from '../../shared/task-service.js';

/** The waiting task of this kind on the subject; null when the diagram is not there, or its completion is on the way. */
export async function getOpenTask(tx: Tx, subject: TaskSubject, kind: string): Promise<OpenTask | null> {
  const [task] = await txAll<OpenTask>(
    tx,
    `SELECT "jobKey", "kind", "caseId", "assigneeId", "candidateUnitId", "candidateRole" FROM "UserTask"
      WHERE "subjectType" = ? AND "subjectId" = ? AND "state" = 'CREATED' AND "kind" = ? ORDER BY "createdAt" DESC LIMIT 1`,
    subject.subjectType,
    subject.subjectId,
    kind,
  );
  return task ?? null;
}
