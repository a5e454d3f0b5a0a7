import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { txRun } from '../../shared/tx-sql.js';

/** Keeps the copies of a moved due instant that lists sort by: the application's promise and a correction's limit. */
export async function copyDue(
  unit: UnitOfWork,
  {
    subjectType,
    subjectId,
    dueAt,
    closed,
  }: { subjectType: string; subjectId: string; dueAt: Date | null; closed: boolean },
): Promise<void> {
  if (closed) return; // what was promised stays to be read
  if (subjectType === 'application')
    await txRun(
      unit.tx,
      'UPDATE "Application" SET "promisedDueAt" = ? WHERE "id" = ?',
      dueAt && dbTime(dueAt),
      subjectId,
    );
  if (subjectType === 'correction')
    await txRun(unit.tx, 'UPDATE "Correction" SET "dueAt" = ? WHERE "id" = ?', dueAt && dbTime(dueAt), subjectId);
}
