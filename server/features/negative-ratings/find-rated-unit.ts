import type { Db, Tx } from '../../db.js';

/**
 * The unit that a negative rating of an application is about: the one that refused an item, else the one that closed the last item,
 * else the counter that accepted it. Throws when no unit had anything to do with it.
 */
export async function findRatedUnit(tx: Db | Tx, applicationId: string): Promise<string> {
  const items = await tx.applicationItem.findMany({
    where: { applicationId, unitId: { not: null } },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'last' } }, { sortOrder: 'asc' }],
    select: { unitId: true, outcome: true },
  });
  const item = items.find(({ outcome }) => outcome === 'REFUSED') ?? items[0];
  if (item?.unitId) return item.unitId;
  const application = await tx.application.findUnique({ where: { id: applicationId }, select: { acceptedById: true } });
  const clerk = application?.acceptedById ? await tx.user.findUnique({ where: { id: application.acceptedById }, select: { unitId: true } }) : null;
  if (!clerk) throw new Error(`Expected a unit that handled or accepted application ${applicationId}`);
  return clerk.unitId;
}
