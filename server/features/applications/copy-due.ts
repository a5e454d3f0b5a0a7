import type { UnitOfWork } from '../../shared/command-context.js';

/** Keeps the copies of a moved due instant that lists sort by: the application's promise and a correction's limit. */
export async function copyDue(unit: UnitOfWork, { subjectType, subjectId, dueAt, closed }: { subjectType: string; subjectId: string; dueAt: Date | null; closed: boolean }): Promise<void> {
  if (closed) return; // what was promised stays to be read
  if (subjectType === 'application') await unit.tx.application.updateMany({ where: { id: subjectId }, data: { promisedDueAt: dueAt } });
  if (subjectType === 'correction') await unit.tx.correction.updateMany({ where: { id: subjectId }, data: { dueAt } });
}
