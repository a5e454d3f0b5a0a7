import type { ThreeLists } from '../../api/problems.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { localDay } from '../../shared/local-day.js';
import { findThreeLists, type ThreeListsFilter } from './find-three-lists.js';

/** The summary with who fills it in, for the screen, for paper and for the workbook (R41). */
export async function getThreeLists(db: Db, actor: UserActor, at: Date, filter: ThreeListsFilter): Promise<ThreeLists> {
  const unit = await db.unit.findUnique({
    where: { id: filter.unitId ?? actor.unitId },
    select: { name: true },
  });
  const own = await db.unit.findUnique({
    where: { id: actor.unitId },
    select: { phone: true },
  });
  return {
    ...(await findThreeLists(db, actor, filter)),
    filling: {
      unitName: unit?.name ?? actor.unitName,
      filledBy: actor.name,
      contact: own?.phone ?? '',
      filledOn: localDay(at),
    },
  };
}
