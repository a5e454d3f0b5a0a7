import type { Tx } from '../../db.js';

/**
 * Who verifies: the unit of 行风办, or, when that is the responsible unit itself, the unit above it that has a verifier; at last the
 * unit itself, where another person than the doer verifies (R55).
 */
export async function findVerifierUnit(tx: Tx, responsibleUnitId: string): Promise<string> {
  const holders = await tx.user.findMany({
    where: {
      active: true,
      roles: { some: { role: 'STYLE_OFFICE' } },
      unit: { active: true },
    },
    orderBy: { unit: { sortOrder: 'asc' } },
    select: { unitId: true },
  });
  const other = holders.find((user) => user.unitId !== responsibleUnitId);
  if (other) return other.unitId;
  const unit = await tx.unit.findUnique({
    where: { id: responsibleUnitId },
    select: { parentId: true },
  });
  const heads = unit?.parentId
    ? await tx.user.count({
        where: {
          active: true,
          unitId: unit.parentId,
          roles: { some: { role: { in: ['UNIT_HEAD', 'STYLE_OFFICE'] } } },
        },
      })
    : 0;
  return unit?.parentId && heads > 0 ? unit.parentId : responsibleUnitId;
}
