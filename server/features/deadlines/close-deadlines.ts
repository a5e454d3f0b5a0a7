import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime, fromDbTime } from '../../shared/db-time.js';
import type { DeadlineKind } from '../../shared/deadline-service.js';
import { txAll, txRun } from '../../shared/tx-sql.js';
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
  {
    subjectType,
    subjectId,
    kind,
    reason,
  }: { subjectType: string; subjectId: string; kind?: DeadlineKind; reason: string },
): Promise<void> {
  const { tx, at } = unit;
  const open = await txAll<{ id: string; startsAt: string | Date; caseId: string; suspended: number | boolean }>(
    tx,
    `SELECT "id", "startsAt", "caseId", "suspended" FROM "Deadline" WHERE "subjectType" = ? AND "subjectId" = ? AND "closedAt" IS NULL
      AND coalesce(?, "kind") = "kind" ORDER BY "id"`,
    subjectType,
    subjectId,
    kind ?? null,
  );
  if (open.length === 0) return;
  for (const { id } of open) {
    await txRun(tx, 'UPDATE "Deadline" SET "closedAt" = ?, "closedReason" = ? WHERE "id" = ?', dbTime(at), reason, id);
    await txRun(tx, 'UPDATE "DeadlineRung" SET "plannedAt" = NULL WHERE "deadlineId" = ? AND "firedAt" IS NULL', id);
  }
  for (const { id, startsAt } of open.filter(({ suspended }) => Boolean(suspended))) {
    await tx.deadlineSuspension.updateMany({ where: { deadlineId: id, endedAt: null }, data: { endedAt: at } });
    const row = await tx.deadline.findUniqueOrThrow({ where: { id }, include: WITH_SUSPENSIONS });
    await writeDerived(tx, [{ row, rules: await loadRules(tx, deps, fromDbTime(startsAt)) }]);
  }
  const [first] = open;
  if (first) await tellDue(unit, deps, { subjectType, subjectId, caseId: first.caseId });
}
