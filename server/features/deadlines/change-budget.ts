import type { UnitOfWork } from '../../shared/command-context.js';
import { checkBudget } from '../../shared/calendar/deadline-terms.js';
import type { Budget, DeadlineKind } from '../../shared/deadline-service.js';
import { newId } from '../../shared/ids.js';
import type { DeadlineDeps } from './deadline-deps.js';
import { WITH_SUSPENSIONS } from './deadline-rows.js';
import { loadRules } from './deadline-rules.js';
import { tellDue } from './tell-due.js';
import { writeDerived } from './write-derived.js';

interface Change {
  subjectType: string;
  subjectId: string;
  kind: DeadlineKind;
  budget: Budget;
  reason: string;
}

/**
 * Gives the open clock of a kind another budget, from the same start (R54, R67). Old and new due instant are kept beside each other;
 * the ledger line is that of the command. A rung that has fired does not fire again. Throws when the clock has ended.
 */
export async function changeBudget(
  unit: UnitOfWork,
  deps: DeadlineDeps,
  { subjectType, subjectId, kind, budget, reason }: Change,
) {
  const { tx, at } = unit;
  checkBudget(budget);
  const open = await tx.deadline.findFirst({
    where: { subjectType, subjectId, kind, closedAt: null },
    select: { id: true, dueAt: true },
  });
  if (!open) throw new Error(`Expected an open ${kind} clock of ${subjectType} ${subjectId}`);
  const row = await tx.deadline.update({
    where: { id: open.id },
    data: { budgetValue: budget.value, budgetUnit: budget.unit },
    include: WITH_SUSPENSIONS,
  });
  const [derived] = await writeDerived(tx, [{ row, rules: await loadRules(tx, deps, row.startsAt) }]);
  const dueAt = derived?.dueAt ?? null;
  await tx.deadlineChange.create({
    data: {
      id: newId('move', at),
      deadlineId: row.id,
      at,
      oldDueAt: open.dueAt,
      newDueAt: dueAt,
      reason,
    },
  });
  await tellDue(unit, deps, { subjectType, subjectId, caseId: row.caseId });
  return { id: row.id, oldDueAt: open.dueAt, dueAt };
}
