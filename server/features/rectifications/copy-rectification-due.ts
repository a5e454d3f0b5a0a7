import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { txRun } from '../../shared/tx-sql.js';
import { findRectificationDue } from './find-rectification-due.js';

/**
 * Keeps the copies of a moved due instant: the promise that lists sort by, and the waiting tasks of the rectification. For the hook
 * `dueMoved` of the deadlines; other subjects are none of its business.
 */
export async function copyRectificationDue(
  unit: UnitOfWork,
  {
    subjectType,
    subjectId,
    caseId,
    dueAt,
    closed,
  }: {
    subjectType: string;
    subjectId: string;
    caseId: string;
    dueAt: Date | null;
    closed: boolean;
  },
): Promise<void> {
  const { tx } = unit;
  if (subjectType !== 'rectification' && subjectType !== 'evaluation-request') return;
  if (subjectType === 'rectification' && !closed)
    await txRun(
      tx,
      `UPDATE "Rectification" SET "promisedDueAt" = ? WHERE "id" = ? AND "round" = (SELECT "round" FROM "RectificationRound" WHERE "id" = ?)`,
      dueAt && dbTime(dueAt),
      caseId,
      subjectId,
    );
  const nearest = await findRectificationDue(tx, caseId);
  await txRun(
    tx,
    `UPDATE "UserTask" SET "dueAt" = ? WHERE "subjectType" = 'rectification' AND "subjectId" = ? AND "state" = 'CREATED'`,
    nearest && dbTime(nearest),
    caseId,
  );
}
