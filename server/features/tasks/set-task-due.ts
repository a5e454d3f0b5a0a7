import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { txRun } from '../../shared/tx-sql.js';
import { findNearestDue } from './find-nearest-due.js';

/** Clocks of parts of a subject: the tasks are those of their case. */
const PARTS: Readonly<Record<string, string>> = {
  rectification: 'rectification',
  'evaluation-request': 'rectification',
};

/**
 * Copies the due instant of a subject's nearest running clock to its waiting tasks, so that one index sorts the inbox. Called in
 * the transaction that moves the clock; null while it stands still or when there is no limit.
 */
export async function setTaskDue(
  unit: UnitOfWork,
  move: { subjectType: string; subjectId: string; caseId: string; dueAt: Date | null },
): Promise<void> {
  const whole = PARTS[move.subjectType];
  const subject = whole ? { subjectType: whole, subjectId: move.caseId } : move;
  const dueAt = whole ? await findNearestDue(unit.tx, whole, move.caseId) : move.dueAt;
  await txRun(
    unit.tx,
    `UPDATE "UserTask" SET "dueAt" = ? WHERE "subjectType" = ? AND "subjectId" = ? AND "state" = 'CREATED'`,
    dueAt && dbTime(dueAt),
    subject.subjectType,
    subject.subjectId,
  );
}
