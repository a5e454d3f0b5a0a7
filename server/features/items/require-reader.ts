import type { Db, Tx } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import { isOfficer, seesAllItems } from './item-permissions.js';

/** The item's unit, people asked to assist, the coordinator, 行风办 and 监督 may read it; FORBIDDEN otherwise, saying whose it is. */
export async function requireReader(
  db: Db | Tx,
  actor: UserActor,
  item: { id: string; unitId: string | null },
): Promise<void> {
  if (seesAllItems(actor) || (isOfficer(actor) && item.unitId === actor.unitId)) return;
  if ((await db.itemAssist.count({ where: { itemId: item.id, userId: actor.id } })) > 0) return;
  const unit = item.unitId
    ? await db.unit.findUnique({ where: { id: item.unitId }, select: { name: true, phone: true } })
    : null;
  const owner = unit ? `${unit.name}${unit.phone ? `（${unit.phone}）` : ''}` : '综合窗口牵头人（待指定单位）';
  throw forbidden(
    `Expected user ${actor.id} to be concerned with item ${item.id}`,
    `这一项由${owner}办理，您不是承办或协办人员，需要了解请与其联系`,
  );
}
