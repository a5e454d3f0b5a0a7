import type { Db, Tx } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import type { RectificationRecord } from './load-rectification.js';
import { isOfficer, seesAll } from './rectification-permissions.js';

/**
 * 行风办 and 监督, the responsible and the verifying unit, and whoever raised or evaluates it may read it (R63); everybody else is
 * FORBIDDEN, whatever address he types, and told whose it is.
 */
export async function requireReader(db: Db | Tx, actor: UserActor, rectification: RectificationRecord): Promise<void> {
  const { unitId, verifierUnitId, evaluatorId, problem, treated } = rectification;
  if (seesAll(actor) || evaluatorId === actor.id || problem?.reportedById === actor.id) return;
  if (treated.some((each) => each.problem.reportedById === actor.id)) return;
  if (isOfficer(actor) && (actor.unitId === unitId || actor.unitId === verifierUnitId)) return;
  const unit = await db.unit.findUnique({
    where: { id: unitId },
    select: { name: true, phone: true },
  });
  const owner = unit ? `${unit.name}${unit.phone ? `（${unit.phone}）` : ''}` : '责任单位';
  throw forbidden(
    `Expected user ${actor.id} to be concerned with rectification ${rectification.id}`,
    `这项整改由${owner}负责，您不是相关人员，需要了解请与其联系`,
  );
}
