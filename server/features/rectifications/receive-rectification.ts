import type { UnitOfWork } from '../../shared/command-context.js';
import { parseJson, txAll } from '../../shared/tx-sql.js';
import { changeRectification, loadRectification, type RectificationRecord } from './load-rectification.js';
import { logRectification } from './rectification-log.js';
import { requireStatus } from './rectification-states.js';

const RECEIVED = 'rectification.received';

export interface Received {
  unitId: string;
  verifierUnitId: string;
  evaluatorId: string;
}

/**
 * A process takes the rectification: it waits for its measure. Null when another process carries it: a repeated start must end at once.
 * The same process asking again (a job delivered twice) is answered the same; so is one whose leave message is on its way.
 */
export async function receiveRectification(
  unit: UnitOfWork,
  rectificationId: string,
  processInstanceKey: string,
): Promise<Received | null> {
  const { tx, at } = unit;
  const rectification = await loadRectification(tx, rectificationId);
  if (rectification.status === 'OPENED') {
    await changeRectification(tx, rectification.id, {
      status: requireStatus('open', rectification),
      progressAt: at,
    });
    await logRectification(unit, rectification, RECEIVED, '登记整改，等待责任单位确定措施', {
      detail: { processInstanceKey },
    });
    return answerOf(rectification);
  }
  const [received] = await txAll<{ detail: unknown }>(
    tx,
    `SELECT "detail" FROM "LedgerEvent" WHERE "subjectType" = 'rectification' AND "subjectId" = ? AND "action" = ? ORDER BY "seq" DESC LIMIT 1`,
    rectification.id,
    RECEIVED,
  );
  if (!received) return rectification.status === 'TERMINATED' ? answerOf(rectification) : null;
  const carrier = (parseJson(received.detail) as { processInstanceKey?: string } | null)?.processInstanceKey;
  return carrier === processInstanceKey ? answerOf(rectification) : null;
}

/** Who has no evaluator (raised by nobody we know) is evaluated by the style office's way: the one who opened it. */
function answerOf({ id, unitId, verifierUnitId, evaluatorId, openedById }: RectificationRecord): Received {
  const evaluator = evaluatorId ?? openedById;
  if (!verifierUnitId || !evaluator)
    throw new Error(`Expected rectification ${id} to have a verifying unit and an evaluator`);
  return { unitId, verifierUnitId, evaluatorId: evaluator };
}
