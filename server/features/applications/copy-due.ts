import type { UnitOfWork } from '../../shared/command-context.js';

/** Keeps the copies of a moved due instant that lists sort by: the application's promise and a correction's limit. */
export async function copyDue(unit: UnitOfWork, { subjectType, subjectId, dueAt }: { subjectType: string; subjectId: string; dueAt: Date | null }): Promise<void> {
  if (subjectType === 'application') await unit.tx.application.updateMany({ where: { id: subjectId }, data: { promisedDueAt: dueAt } });
  if (subjectType === 'correction') await unit.tx.correction.updateMany({ where: { id: subjectId }, data: { dueAt } });
}
