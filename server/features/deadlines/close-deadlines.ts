import type { UnitOfWork } from '../../shared/command-context.js';
import type { DeadlineKind } from '../../shared/deadline-service.js';
import type { DeadlineDeps } from './deadline-deps.js';
import { WITH_SUSPENSIONS } from './deadline-rows.js';
import { loadRules } from './deadline-rules.js';
import { tellDue } from './tell-due.js';
import { writeDerived } from './write-derived.js';

/**
 * Ends every open clock of a subject, or the one of a kind: a stop that stands open ends with it and the due instant is derived for
 * the last time; no rung fires any more. The line in the ledger is that of the command which closes the subject.
 */
export async function closeDeadlines(
  unit: UnitOfWork,
  deps: DeadlineDeps,
  { subjectType, subjectId, kind, reason }: { subjectType: string; subjectId: string; kind?: DeadlineKind; reason: string },
): Promise<void> {
  const { tx, at } = unit;
  const open = await tx.deadline.findMany({
    where: { subjectType, subjectId, closedAt: null, ...(kind === undefined ? {} : { kind }) },
    orderBy: { id: 'asc' },
    select: { id: true, startsAt: true, caseId: true, suspended: true },
  });
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  await tx.deadline.updateMany({ where: { id: { in: ids } }, data: { closedAt: at, closedReason: reason } });
  await tx.deadlineRung.updateMany({ where: { deadlineId: { in: ids }, firedAt: null }, data: { plannedAt: null } });
  for (const { id, startsAt } of open.filter(({ suspended }) => suspended)) {
    await tx.deadlineSuspension.updateMany({ where: { deadlineId: id, endedAt: null }, data: { endedAt: at } });
    const row = await tx.deadline.findUniqueOrThrow({ where: { id }, include: WITH_SUSPENSIONS });
    await writeDerived(tx, [{ row, rules: await loadRules(tx, deps, startsAt) }]);
  }
  const [first] = open;
  if (first) await tellDue(unit, deps, { subjectType, subjectId, caseId: first.caseId });
}
