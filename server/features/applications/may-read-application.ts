import type { Db } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import { seesAllApplications, seesUnitApplications } from './application-access.js';

/**
 * Whether an official may see an application's materials: those who see everything, the units that have a part in it, whoever was
 * asked for an opinion on a part (协办), and the clerk who is still filing it.
 */
export async function mayReadApplication(db: Db, actor: Actor, id: string): Promise<boolean> {
  if (actor.type !== 'USER') return false;
  const application = await db.application.findUnique({
    where: { id },
    select: {
      status: true,
      filedById: true,
      items: { select: { unitId: true, assists: { where: { userId: actor.id }, select: { id: true } } } },
    },
  });
  if (!application) return false;
  if (application.status === 'DRAFT') return application.filedById === actor.id;
  if (seesAllApplications(actor)) return true;
  return application.items.some(
    (item) => (seesUnitApplications(actor) && item.unitId === actor.unitId) || item.assists.length > 0,
  );
}
