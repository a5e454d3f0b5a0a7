import type { Role } from '../../api/roles.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';

const COUNTER: readonly Role[] = ['COUNTER_CLERK'];
/** Who sees every application; an officer sees those with an item of his unit. */
const SEES_ALL: readonly Role[] = ['COUNTER_CLERK', 'COORDINATOR', 'STYLE_OFFICE', 'SUPERVISOR'];

const hasRole = (actor: Actor, roles: readonly Role[]) =>
  actor.type === 'USER' && actor.roles.some((role) => roles.includes(role));

export const isCounter = (actor: Actor): boolean => hasRole(actor, COUNTER);
export const seesAllApplications = (actor: Actor): boolean => hasRole(actor, SEES_ALL);
/** Who may know how an applicant rated; the handling units may not. */
export const readsRatings = (actor: Actor): boolean => hasRole(actor, ['STYLE_OFFICE', 'SUPERVISOR']);
export const seesUnitApplications = (actor: Actor): boolean => hasRole(actor, ['UNIT_OFFICER', 'UNIT_HEAD']);

/** The applicant himself (portal) or a clerk on his behalf; FORBIDDEN otherwise. Commands that the system calls pass too. */
export function requireApplicantOrCounter(actor: Actor, applicationId: string): void {
  if (actor.type === 'SYSTEM' || isCounter(actor)) return;
  if (actor.type === 'APPLICANT' && actor.applicationId === applicationId) return;
  throw forbidden(
    `Expected the applicant or a counter clerk to act on application ${applicationId}`,
    '只有申请人或综合窗口可以办理这一步，请联系综合窗口',
  );
}

/** The applicant, or the clerk who files the draft: nobody else's draft is anybody's business. FORBIDDEN otherwise. */
export function requireDraftOwner(actor: Actor, draft: { id: string; filedById: string | null }): void {
  requireApplicantOrCounter(actor, draft.id);
  if (actor.type === 'USER' && draft.filedById !== actor.id)
    throw forbidden(`Expected user ${actor.id} to have filed draft ${draft.id}`, '草稿只有填报人本人可以修改和提交');
}
