import type { Db, Tx } from '../../db.js';

/**
 * The unit that a negative rating of an application is about: the one that refused an item, else the one that closed the last item,
 * else the counter that accepted it, at last the coordinator's. Throws in a place without a coordinator.
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
  const clerk = application?.acceptedById
    ? await tx.user.findUnique({ where: { id: application.acceptedById }, select: { unitId: true } })
    : null;
  const someone =
    clerk ??
    (await tx.user.findFirst({
      where: { active: true, roles: { some: { role: 'COORDINATOR' } } },
      orderBy: { username: 'asc' },
      select: { unitId: true },
    }));
  if (!someone) throw new Error(`Expected a unit that handled or accepted application ${applicationId}`);
  return someone.unitId;
}
