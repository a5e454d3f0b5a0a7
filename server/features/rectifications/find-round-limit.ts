import type { Tx } from '../../db.js';
import { toLimit, type Limit } from './limit.js';

/** The limit that a round's clock has now, extensions included. */
export async function findRoundLimit(tx: Tx, deadlineId: string): Promise<Limit> {
  const { budgetValue, budgetUnit } = await tx.deadline.findUniqueOrThrow({
    where: { id: deadlineId },
    select: { budgetValue: true, budgetUnit: true },
  });
  return toLimit({ value: budgetValue, unit: budgetUnit });
}
