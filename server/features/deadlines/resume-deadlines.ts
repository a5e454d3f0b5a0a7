import { addBudget } from '../../shared/calendar/add-budget.js';
import { dayOf, longDayText } from '../../shared/calendar/day-number.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { txAll } from '../../shared/tx-sql.js';
import type { DeadlineDeps } from './deadline-deps.js';
import { kindOf } from './deadline-kinds.js';
import { termsOf, WITH_SUSPENSIONS, type DeadlineRow } from './deadline-rows.js';
import { loadRules, type DeadlineRules } from './deadline-rules.js';
import { tellDue } from './tell-due.js';
import { writeDerived } from './write-derived.js';

/** Ends the stop of one cause. The due instant moves by what was stopped, with a trace; another stop may still stand open. */
export async function resumeDeadlines(
  unit: UnitOfWork,
  deps: DeadlineDeps,
  { subjectType, subjectId, causeId }: { subjectType: string; subjectId: string; causeId: string },
): Promise<void> {
  const { tx, at } = unit;
  const stopped = await txAll<{ id: string; startsAt: Date }>(
    tx,
    `SELECT d."id", d."startsAt" FROM "Deadline" AS d JOIN "DeadlineSuspension" AS s ON s."deadlineId" = d."id"
      WHERE d."subjectType" = ? AND d."subjectId" = ? AND d."closedAt" IS NULL AND s."causeId" = ? AND s."endedAt" IS NULL
      ORDER BY d."id"`,
    subjectType,
    subjectId,
    causeId,
  );
  for (const { id, startsAt } of stopped) {
    await tx.deadlineSuspension.update({
      where: { deadlineId_causeId: { deadlineId: id, causeId } },
      data: { endedAt: at },
    });
    const row = await tx.deadline.findUniqueOrThrow({ where: { id }, include: WITH_SUSPENSIONS });
    const rules = await loadRules(tx, deps, startsAt);
    const [derived] = await writeDerived(tx, [{ row, rules }]);
    await traceResumed(unit, row, causeId, {
      before: dueWithout(row, rules, causeId),
      after: derived?.dueAt ?? null,
      suspended: derived?.suspended ?? false,
    });
  }
  if (stopped.length === 0) return;
  const { caseId } = await tx.deadline.findUniqueOrThrow({
    where: { id: (stopped[0] as { id: string }).id },
    select: { caseId: true },
  });
  await tellDue(unit, deps, { subjectType, subjectId, caseId });
}

/** When it would be due had this cause never stopped it. */
function dueWithout(row: DeadlineRow, rules: DeadlineRules, causeId: string): Date | null {
  const terms = termsOf({
    ...row,
    suspensions: row.suspensions.filter((suspension) => suspension.causeId !== causeId),
  });
  return terms && addBudget(rules.calendar, rules.rule, terms).dueAt;
}

async function traceResumed(
  unit: UnitOfWork,
  row: DeadlineRow,
  causeId: string,
  { before, after, suspended }: { before: Date | null; after: Date | null; suspended: boolean },
): Promise<void> {
  const reason = row.suspensions.find((suspension) => suspension.causeId === causeId)?.reason ?? '';
  const moved = after?.getTime() !== before?.getTime();
  if (after && moved)
    await unit.tx.deadlineChange.create({
      data: {
        id: newId('move', unit.at),
        deadlineId: row.id,
        at: unit.at,
        oldDueAt: before,
        newDueAt: after,
        reason: `因${reason}结束恢复计时`,
      },
    });
  const name = kindOf(row.kind).name;
  const day = (at: Date | null) => (at ? longDayText(dayOf(at)) : '待定');
  const dates =
    after === null
      ? ''
      : moved
        ? `，${name}到期日由 ${day(before)}改为 ${day(after)}`
        : `，${name}到期日不变（${day(after)}）`;
  await unit.ledger({
    action: 'deadline.resumed',
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    caseId: row.caseId,
    summary: suspended ? `${reason}结束，${name}时限仍因其他原因暂停` : `${reason}结束，恢复计时${dates}`,
    detail: { deadlineId: row.id, causeId },
  });
}
