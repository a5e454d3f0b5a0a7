import type { Role } from '../../api/roles.js';
import type { Db, Tx } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';

export interface CallbackCandidate {
  id: string;
  displayName: string;
  /** Callbacks and feedbacks in hand, and all that were ever given. */
  open: number;
  given: number;
}

/**
 * Who may call back about a rating: active, of the post, outside the rated unit and not one who worked on the case (R73). The one with
 * the least in hand first, then the one who had the fewest, so that turns go round.
 */
export async function findCallbackCandidates(
  tx: Db | Tx,
  { can }: Pick<NegativeRatingDeps, 'can'>,
  rating: { unitId: string | null; applicationId: string },
): Promise<CallbackCandidate[]> {
  const workers = await findWorkers(tx, rating.applicationId);
  const users = await tx.user.findMany({
    where: { active: true, unitId: { not: rating.unitId ?? '' }, id: { notIn: workers } },
    include: { roles: true, unit: { select: { name: true } } },
    orderBy: { username: 'asc' },
  });
  const officers = users.filter((user) => can(actorOf(user), 'rating.callback'));
  const ids = officers.map(({ id }) => id);
  const count = async (open: boolean) =>
    new Map(
      (
        await tx.negativeRating.groupBy({
          by: ['callbackOfficerId'],
          where: { callbackOfficerId: { in: ids }, ...(open ? { status: { notIn: ['CLOSED', 'TERMINATED'] } } : {}) },
          _count: { _all: true },
        })
      ).map((row) => [row.callbackOfficerId, row._count._all]),
    );
  const [open, given] = [await count(true), await count(false)];
  return officers
    .map(({ id, displayName }) => ({ id, displayName, open: open.get(id) ?? 0, given: given.get(id) ?? 0 }))
    .sort((a, b) => a.open - b.open || a.given - b.given);
}

/** Everybody who accepted, filed, handled or decided a part of the application. */
export async function findWorkers(tx: Db | Tx, applicationId: string): Promise<string[]> {
  const application = await tx.application.findUnique({
    where: { id: applicationId },
    select: { acceptedById: true, filedById: true, items: { select: { handlerId: true, decidedById: true } } },
  });
  const ids = [
    application?.acceptedById,
    application?.filedById,
    ...(application?.items.flatMap((item) => [item.handlerId, item.decidedById]) ?? []),
  ];
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
}

interface UserRow {
  id: string;
  displayName: string;
  post: string;
  unitId: string;
  unit: { name: string };
  roles: { role: string }[];
}

const actorOf = ({ id, displayName, post, unitId, unit, roles }: UserRow): UserActor => ({
  type: 'USER',
  id,
  name: displayName,
  post,
  unitId,
  unitName: unit.name,
  roles: roles.map(({ role }) => role as Role),
});
