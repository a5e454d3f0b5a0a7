import { longDayText, dayOf } from '../../shared/calendar/day-number.js';
import { checkBudget } from '../../shared/calendar/deadline-terms.js';
import { ladder } from '../../shared/calendar/plan-rungs.js';
import { budgetText } from '../../shared/calendar/unit-names.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { OpenDeadline } from '../../shared/deadline-service.js';
import { newId } from '../../shared/ids.js';
import type { DeadlineDeps } from './deadline-deps.js';
import { kindOf } from './deadline-kinds.js';
import { NO_LIMIT_UNIT } from './deadline-rows.js';
import { loadRules, type DeadlineRules } from './deadline-rules.js';
import { deriveColumns, planOf } from './derive-deadline.js';
import { tellDue } from './tell-due.js';

/**
 * Starts a clock. An open one of the same kind on the same subject is returned as it is. Throws RangeError for a budget below
 * one unit: 无 is null.
 */
export async function openDeadline(unit: UnitOfWork, deps: DeadlineDeps, input: OpenDeadline): Promise<{ id: string; dueAt: Date | null }> {
  const { tx, at } = unit;
  const { subjectType, subjectId, kind, caseId, budget } = input;
  const open = await tx.deadline.findFirst({ where: { subjectType, subjectId, kind, closedAt: null }, select: { id: true, dueAt: true } });
  if (open) return open;
  if (budget) checkBudget(budget);
  const rules = await loadRules(tx, deps, input.startsAt);
  const terms = { startsAt: input.startsAt, budgetValue: budget?.value ?? 0, budgetUnit: budget?.unit ?? NO_LIMIT_UNIT };
  const fresh = { ...terms, suspensions: [], closedAt: null };
  const derived = deriveColumns(fresh, rules);
  const { dueAt } = derived;
  const row = await tx.deadline.create({
    data: {
      id: newId('dl', at),
      subjectType,
      subjectId,
      caseId,
      kind,
      ...terms,
      ...derived,
      sourceText: input.sourceText,
      sourceDoc: input.sourceDoc ?? null,
      sourceSection: input.sourceSection ?? null,
      openedAt: at,
    },
  });
  if (budget) {
    // in the order of the ladder: rungs planned for the same moment fire in it
    const rungs = ladder(rules.overdueRungs).map((rung) => ({ deadlineId: row.id, rung, plannedAt: planOf(rung, fresh, derived, rules) }));
    await tx.deadlineRung.createMany({ data: rungs });
  }
  await unit.ledger({
    action: 'deadline.opened',
    subjectType: 'deadline',
    subjectId: row.id,
    caseId,
    summary: `${kindOf(kind).name}时限起算：${openedText(input, rules, dueAt)}`,
    detail: { kind, of: `${subjectType}:${subjectId}`, dueAt: dueAt?.toISOString() ?? null },
  });
  await tellDue(unit, deps, row);
  return { id: row.id, dueAt };
}

function openedText({ budget }: OpenDeadline, rules: DeadlineRules, dueAt: Date | null): string {
  if (!budget || !dueAt) return '无时限';
  return `${budgetText(budget, rules.rule.instantMinutes)}，${longDayText(dayOf(dueAt))}到期`;
}
