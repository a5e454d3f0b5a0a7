import type { UnitOfWork } from '../../shared/command-context.js';
import { parseJson, txAll } from '../../shared/tx-sql.js';
import { changeWalkthrough, loadWalkthrough } from './load-walkthrough.js';
import { logWalkthrough } from './walkthrough-log.js';
import { requireStatus } from './walkthrough-states.js';

const OPENED = 'walkthrough.opened';

/**
 * A process takes the walk: 走前 begins. Null when another process carries it: a repeated start must end at once. The same process
 * asking again (a job delivered twice) is answered the same; so is one whose leave message is on its way.
 */
export async function receiveWalkthrough(
  unit: UnitOfWork,
  walkthroughId: string,
  processInstanceKey: string,
): Promise<{ walkerId: string; angle: string } | null> {
  const { tx } = unit;
  const walkthrough = await loadWalkthrough(tx, walkthroughId);
  const { walkerId, angle } = walkthrough;
  if (walkthrough.status === 'ASSIGNED') {
    await changeWalkthrough(tx, walkthrough.id, { status: requireStatus('open', walkthrough) });
    await logWalkthrough(unit, walkthrough, OPENED, '走流程开始，等待走前准备', { detail: { processInstanceKey } });
    return { walkerId, angle };
  }
  const [opened] = await txAll<{ detail: unknown }>(
    tx,
    `SELECT "detail" FROM "LedgerEvent" WHERE "subjectType" = 'walkthrough' AND "subjectId" = ? AND "action" = ? ORDER BY "seq" DESC LIMIT 1`,
    walkthrough.id,
    OPENED,
  );
  if (!opened) return walkthrough.status === 'CANCELLED' ? { walkerId, angle } : null;
  const carrier = (parseJson(opened.detail) as { processInstanceKey?: string } | null)?.processInstanceKey;
  return carrier === processInstanceKey ? { walkerId, angle } : null;
}
