import type { UnitOfWork } from '../../shared/command-context.js';
import { parseJson, txAll } from '../../shared/tx-sql.js';
import { loadNegativeRating } from './load-negative-rating.js';
import { logNegativeRating } from './negative-rating-log.js';
import { isFinal } from './negative-rating-states.js';

const RECEIVED = 'negative-rating.received';

/**
 * A process takes the check; answers the rated unit. Null when another process carries it: a repeated start must end at once. The same
 * process asking again (a job delivered twice) is answered the same; so is one whose leave message is on its way.
 */
export async function receiveNegativeRating(
  unit: UnitOfWork,
  id: string,
  processInstanceKey: string,
): Promise<string | null> {
  const { tx } = unit;
  const row = await loadNegativeRating(tx, id);
  if (!row.unitId) throw new Error(`Expected negative rating ${id} to have a rated unit`);
  const [received] = await txAll<{ detail: unknown }>(
    tx,
    `SELECT "detail" FROM "LedgerEvent" WHERE "subjectType" = 'negative-rating' AND "subjectId" = ? AND "action" = ? LIMIT 1`,
    id,
    RECEIVED,
  );
  if (received)
    return (parseJson(received.detail) as { processInstanceKey?: string } | null)?.processInstanceKey ===
      processInstanceKey
      ? row.unitId
      : null;
  if (isFinal(row)) return row.status === 'TERMINATED' ? row.unitId : null;
  await logNegativeRating(unit, row, RECEIVED, '登记差评，等待指派回访专人', { detail: { processInstanceKey } });
  return row.unitId;
}
