import type { NegativeRatingStatus } from '../../api/loop-states.js';
import type { Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { hasRole } from './negative-rating-permissions.js';

export interface NegativeRatingFilter {
  status?: NegativeRatingStatus | undefined;
  unitId?: string | undefined;
  named?: boolean | undefined;
  q?: string | undefined;
}

/** What an official may see: 行风办 and 监督 all; the officer his own; the rated unit its own once there is a verdict. */
export const visibleTo = (actor: UserActor): Prisma.NegativeRatingWhereInput => {
  if (hasRole(actor, ['STYLE_OFFICE', 'SUPERVISOR'])) return {};
  const own: Prisma.NegativeRatingWhereInput[] = [{ callbackOfficerId: actor.id }];
  if (hasRole(actor, ['UNIT_OFFICER', 'UNIT_HEAD'])) own.push({ unitId: actor.unitId, verdict: { not: null } });
  return { OR: own };
};

/** One condition for list, board and counts. */
export const whereOf = (
  actor: UserActor,
  { status, unitId, named, q }: NegativeRatingFilter,
): Prisma.NegativeRatingWhereInput => ({
  AND: [
    visibleTo(actor),
    {
      ...(status ? { status } : {}),
      ...(unitId ? { unitId } : {}),
      ...(named === undefined ? {} : { named }),
      ...(q ? { number: { startsWith: q.toUpperCase() } } : {}),
    },
  ],
});
