import type { UnitOfWork } from '../../shared/command-context.js';
import type { DeadlineDeps } from './deadline-deps.js';

/** Tells whoever keeps a copy what the nearest due instant of a subject is now: the least over its open clocks that run. */
export async function tellDue(
  unit: UnitOfWork,
  deps: DeadlineDeps,
  { subjectType, subjectId, caseId }: { subjectType: string; subjectId: string; caseId: string },
): Promise<void> {
  if (!deps.dueMoved) return;
  const nearest = await unit.tx.deadline.findFirst({
    where: { subjectType, subjectId, closedAt: null, dueAt: { not: null } },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  await deps.dueMoved(unit, { subjectType, subjectId, caseId, dueAt: nearest?.dueAt ?? null });
}
