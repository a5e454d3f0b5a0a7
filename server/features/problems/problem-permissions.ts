import type { Role } from '../../api/roles.js';
import type { Actor, UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';

export type ProblemPersonVerb = 'triage' | 'merge' | 'dismiss' | 'consult' | 'treat';

export const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.type === 'USER' && actor.roles.some((role) => roles.includes(role));
/** Sees every problem, whatever its unit. */
export const seesAllProblems = (actor: Actor): boolean => hasRole(actor, ['STYLE_OFFICE', 'SUPERVISOR']);
export const isOfficer = (actor: Actor): boolean => hasRole(actor, ['UNIT_OFFICER', 'UNIT_HEAD']);

const LABELS: Record<ProblemPersonVerb, string> = {
  triage: '归口整理',
  merge: '合并问题',
  dismiss: '不予立项',
  consult: '发起联席会商',
  treat: '一并整改同类问题',
};

/** Why this person may not do this, as the sentence beside the button; null: allowed (R45: 行风办). */
export const refuseByPermission = (verb: ProblemPersonVerb, actor: Actor): string | null =>
  actor.type === 'SYSTEM' || hasRole(actor, ['STYLE_OFFICE']) ? null : `${LABELS[verb]}由行风办负责`;

/** FORBIDDEN for everybody but 行风办. */
export function requireStyleOffice(verb: ProblemPersonVerb, actor: Actor, id: string): void {
  const refusal = refuseByPermission(verb, actor);
  if (refusal) throw forbidden(`Expected this actor to be allowed to ${verb} problem ${id}`, refusal);
}

/** 行风办 for every unit; an officer for the unit that he belongs to. FORBIDDEN otherwise. */
export function requireMeasureKeeper(actor: Actor, unitId: string | null): void {
  if (hasRole(actor, ['STYLE_OFFICE']) || actor.type === 'SYSTEM') return;
  if (isOfficer(actor) && unitId !== null && (actor as UserActor).unitId === unitId) return;
  throw forbidden('Expected this actor to keep the measures of the unit', '整改措施由责任单位或行风办填写');
}
