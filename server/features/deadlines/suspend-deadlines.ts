import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import type { DeadlineDeps } from './deadline-deps.js';
import { kindOf } from './deadline-kinds.js';
import { NO_LIMIT_UNIT, WITH_SUSPENSIONS } from './deadline-rows.js';
import { loadRules } from './deadline-rules.js';
import { tellDue } from './tell-due.js';
import { writeDerived } from './write-derived.js';

/** Stops every open clock of a subject; a clock that this cause has stopped before stays as it is. */
export async function suspendDeadlines(
  unit: UnitOfWork,
  deps: DeadlineDeps,
  {
    subjectType,
    subjectId,
    causeId,
    reason,
  }: { subjectType: string; subjectId: string; causeId: string; reason: string },
): Promise<void> {
  const { tx, at } = unit;
  const open = await tx.deadline.findMany({
    where: {
      subjectType,
      subjectId,
      closedAt: null,
      budgetUnit: { not: NO_LIMIT_UNIT },
      suspensions: { none: { causeId } },
    },
    orderBy: { id: 'asc' },
  });
  for (const { id, kind, caseId, startsAt } of open) {
    await tx.deadlineSuspension.create({
      data: { id: newId('stop', at), deadlineId: id, reason, causeId, startedAt: at },
    });
    const row = await tx.deadline.findUniqueOrThrow({ where: { id }, include: WITH_SUSPENSIONS });
    await writeDerived(tx, [{ row, rules: await loadRules(tx, deps, startsAt) }]);
    await unit.ledger({
      action: 'deadline.suspended',
      subjectType: 'deadline',
      subjectId: id,
      caseId,
      summary: `${kindOf(kind).name}时限暂停计时：${reason}`,
      detail: { causeId, of: `${subjectType}:${subjectId}` },
    });
  }
  const [first] = open;
  if (first) await tellDue(unit, deps, first);
}
