import { longDayText, dayOf } from '../../shared/calendar/day-number.js';
import { checkBudget } from '../../shared/calendar/deadline-terms.js';
import { ladder } from '../../shared/calendar/plan-rungs.js';
import { budgetText } from '../../shared/calendar/unit-names.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime, fromDbTime } from '../../shared/db-time.js';
import type { OpenDeadline } from '../../shared/deadline-service.js';
import { newId } from '../../shared/ids.js';
import { txAll, txRun } from '../../shared/tx-sql.js';
import type { DeadlineDeps } from './deadline-deps.js';
import { kindOf } from './deadline-kinds.js';
import { NO_LIMIT_UNIT } from './deadline-rows.js';
import { loadRules, type DeadlineRules } from './deadline-rules.js';
import { deriveColumns, planOf } from './derive-deadline.js';
import { tellDue } from './tell-due.js';

const INSERT_DEADLINE = `INSERT INTO "Deadline" ("id", "subjectType", "subjectId", "caseId", "kind", "budgetValue", "budgetUnit", "startsAt",
  "dueAt", "nearDueAt", "suspended", "calendarGap", "sourceText", "sourceDoc", "sourceSection", "openedAt")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_RUNG = 'INSERT INTO "DeadlineRung" ("deadlineId", "rung", "plannedAt") VALUES (?, ?, ?)';

const stamp = (at: Date | null) => (at ? dbTime(at) : null);

/**
 * Starts a clock. An open one of the same kind on the same subject is returned as it is. Throws RangeError for a budget below
 * one unit: 无 is null.
 */
export async function openDeadline(
  unit: UnitOfWork,
  deps: DeadlineDeps,
  input: OpenDeadline,
): Promise<{ id: string; dueAt: Date | null }> {
  const { tx, at } = unit;
  const { subjectType, subjectId, kind, caseId, budget } = input;
  const open = await findOpen(unit, input);
  if (open) return open;
  if (budget) checkBudget(budget);
  const rules = await loadRules(tx, deps, input.startsAt);
  const terms = {
    startsAt: input.startsAt,
    budgetValue: budget?.value ?? 0,
    budgetUnit: budget?.unit ?? NO_LIMIT_UNIT,
  };
  const fresh = { ...terms, suspensions: [], closedAt: null };
  const derived = deriveColumns(fresh, rules);
  const { dueAt } = derived;
  const id = newId('dl', at);
  const { sourceText, sourceDoc = null, sourceSection = null } = input;
  await txRun(
    tx,
    INSERT_DEADLINE,
    ...[id, subjectType, subjectId, caseId, kind, terms.budgetValue, terms.budgetUnit, dbTime(input.startsAt)],
    ...[
      stamp(dueAt),
      stamp(derived.nearDueAt),
      Number(derived.suspended),
      Number(derived.calendarGap),
      sourceText,
      sourceDoc,
      sourceSection,
      dbTime(at),
    ],
  );
  // in the order of the ladder: rungs planned for the same moment fire in it
  if (budget)
    for (const rung of ladder(kind === 'RECTIFICATION' ? rules.rectificationRungs : rules.overdueRungs))
      await txRun(tx, INSERT_RUNG, id, rung, stamp(planOf(rung, fresh, derived, rules)));
  await unit.ledger({
    action: 'deadline.opened',
    subjectType: 'deadline',
    subjectId: id,
    caseId,
    summary: `${kindOf(kind).name}时限起算：${openedText(input, rules, dueAt)}`,
    detail: { kind, of: `${subjectType}:${subjectId}`, dueAt: dueAt?.toISOString() ?? null },
  });
  await tellDue(unit, deps, input);
  return { id, dueAt };
}

async function findOpen(
  { tx }: UnitOfWork,
  { subjectType, subjectId, kind }: OpenDeadline,
): Promise<{ id: string; dueAt: Date | null } | null> {
  const [open] = await txAll<{ id: string; dueAt: string | Date | null }>(
    tx,
    'SELECT "id", "dueAt" FROM "Deadline" WHERE "subjectType" = ? AND "subjectId" = ? AND "kind" = ? AND "closedAt" IS NULL',
    subjectType,
    subjectId,
    kind,
  );
  return open ? { id: open.id, dueAt: open.dueAt ? fromDbTime(open.dueAt) : null } : null;
}

function openedText({ budget }: OpenDeadline, rules: DeadlineRules, dueAt: Date | null): string {
  if (!budget || !dueAt) return '无时限';
  return `${budgetText(budget, rules.rule.instantMinutes)}，${longDayText(dayOf(dueAt))}到期`;
}
