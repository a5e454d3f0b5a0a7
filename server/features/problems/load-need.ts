import type { NeedStatus } from '../../api/problems.js';
import type { Db, Tx } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, invalidState, notFound } from '../../shared/app-error.js';
import { hasRole, isOfficer } from './problem-permissions.js';

/** The row with its links; NOT_FOUND otherwise. */
export async function loadNeed(tx: Db | Tx, id: string) {
  const need = await tx.need.findUnique({
    where: { id },
    include: {
      problems: { orderBy: { problemId: 'asc' }, select: { problemId: true } },
      measures: { orderBy: { id: 'asc' }, select: { id: true, problemId: true } },
    },
  });
  if (!need) throw notFound(`Expected to find need ${id}`, '没有找到这条需求');
  return need;
}
export type NeedRecord = Awaited<ReturnType<typeof loadNeed>>;

export const needStatus = (need: { withdrawnAt: Date | null; closedAt: Date | null }): NeedStatus =>
  need.withdrawnAt ? 'WITHDRAWN' : need.closedAt ? 'DONE' : 'OPEN';

/** Why this person does not keep the need; null: he does. 行风办, who raised it, and the officers of his unit. */
export function refuseKeeper(
  actor: Actor,
  need: { reportedById: string | null; unitId: string | null },
): string | null {
  if (actor.type === 'SYSTEM' || hasRole(actor, ['STYLE_OFFICE'])) return null;
  if (actor.type === 'USER' && need.reportedById === actor.id) return null;
  if (actor.type === 'USER' && isOfficer(actor) && need.unitId === actor.unitId) return null;
  return '需求由提出人、提出人所在单位或行风办修改';
}

/** FORBIDDEN for who does not keep it; INVALID_STATE once it was withdrawn. */
export function requireKept(actor: Actor, need: NeedRecord): void {
  const refusal = refuseKeeper(actor, need);
  if (refusal) throw forbidden(`Expected this actor to keep need ${need.id}`, refusal);
  if (need.withdrawnAt)
    throw invalidState(`Expected need ${need.id} to stand, but it is withdrawn`, '这条需求已撤回，不能再修改');
}
