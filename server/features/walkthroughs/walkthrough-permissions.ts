import type { Role } from '../../api/roles.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import type { WalkthroughVerb } from './walkthrough-states.js';

/** The verbs a person may ask for. */
export type PersonVerb = Exclude<WalkthroughVerb, 'open' | 'deliver' | 'close'>;

const OFFICE_VERBS: readonly PersonVerb[] = ['end-triage', 'cancel'];

export const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.type === 'USER' && actor.roles.some((role) => roles.includes(role));
/** Sees every walk, whoever walks it. */
export const seesAll = (actor: Actor): boolean => hasRole(actor, ['STYLE_OFFICE', 'SUPERVISOR']);
export const isStyleOffice = (actor: Actor): boolean => hasRole(actor, ['STYLE_OFFICE']);
export const isWalker = (actor: Actor, { walkerId }: { walkerId: string }): boolean =>
  actor.type === 'USER' && actor.id === walkerId;

/** Why this person may not do this, as the sentence beside the button; null: allowed. A walk is one person's; triage is 行风办's. */
export function refuseByPermission(
  verb: PersonVerb,
  actor: Actor,
  walkthrough: { walkerId: string; walkerPost: string },
): string | null {
  if (actor.type === 'SYSTEM') return null;
  if (OFFICE_VERBS.includes(verb))
    return isStyleOffice(actor) ? null : `${verb === 'cancel' ? '取消走流程' : '归口整理'}由行风办负责`;
  return isWalker(actor, walkthrough) ? null : `这次走流程由指派的走流程人员（${walkthrough.walkerPost}）本人办理`;
}

/** FORBIDDEN for whoever neither walks it nor oversees it. */
export function requireReader(actor: Actor, walkthrough: { id: string; walkerId: string }): void {
  if (isWalker(actor, walkthrough) || seesAll(actor)) return;
  throw forbidden(
    `Expected this actor to read walkthrough ${walkthrough.id}`,
    '走流程记录只供走流程人员本人和行风办查看',
  );
}
