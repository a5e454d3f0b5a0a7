import type { Tx } from '../../db.js';
import { dbTime } from '../../shared/db-time.js';
import { txRun } from '../../shared/tx-sql.js';
import type { DeadlineRow } from './deadline-rows.js';
import type { DeadlineRules } from './deadline-rules.js';
import { deriveColumns, planOf, type DerivedColumns } from './derive-deadline.js';

/** A deadline with the rules of the day it starts. */
export interface Derivation {
  row: DeadlineRow;
  rules: DeadlineRules;
}

const WRITE_COLUMNS = `UPDATE "Deadline" SET "dueAt" = j."value" ->> 'dueAt', "nearDueAt" = j."value" ->> 'nearDueAt',
    "suspended" = j."value" ->> 'suspended', "calendarGap" = j."value" ->> 'calendarGap'
  FROM json_each(?) AS j WHERE "Deadline"."id" = j."value" ->> 'id'`;

const WRITE_PLANS = `UPDATE "DeadlineRung" SET "plannedAt" = j."value" ->> 'plannedAt' FROM json_each(?) AS j
  WHERE "DeadlineRung"."deadlineId" = j."value" ->> 'deadlineId' AND "DeadlineRung"."rung" = j."value" ->> 'rung'`;

const stamp = (at: Date | null) => (at ? dbTime(at) : null);

/**
 * Derives deadlines again and stores the result, with the plan of their rungs that have not fired; a rung that has fired never
 * fires again. Returns the new columns in the order given.
 */
export async function writeDerived(tx: Tx, derivations: readonly Derivation[]): Promise<DerivedColumns[]> {
  const derived = derivations.map(({ row, rules }) => deriveColumns(row, rules));
  const columns = derivations.map(({ row }, index) => {
    const { dueAt, nearDueAt, suspended, calendarGap } = derived[index] as DerivedColumns;
    return {
      id: row.id,
      dueAt: stamp(dueAt),
      nearDueAt: stamp(nearDueAt),
      suspended: Number(suspended),
      calendarGap: Number(calendarGap),
    };
  });
  await txRun(tx, WRITE_COLUMNS, JSON.stringify(columns));

  const rungs = await tx.deadlineRung.findMany({
    where: { deadlineId: { in: derivations.map(({ row }) => row.id) }, firedAt: null },
    select: { deadlineId: true, rung: true },
  });
  const byId = new Map(
    derivations.map((derivation, index) => [
      derivation.row.id,
      { ...derivation, derived: derived[index] as DerivedColumns },
    ]),
  );
  const plans = rungs.map(({ deadlineId, rung }) => {
    const known = byId.get(deadlineId);
    return { deadlineId, rung, plannedAt: known ? stamp(planOf(rung, known.row, known.derived, known.rules)) : null };
  });
  await txRun(tx, WRITE_PLANS, JSON.stringify(plans));
  return derived;
}
