import type { Role } from '../../api/roles.js';
import type { Actor } from '../../shared/actor.js';
import type { SupervisionVerb } from './supervision-states.js';

/** The verbs a person may ask for. */
export type PersonVerb = Exclude<SupervisionVerb, 'issue' | 'close'>;

/** What a refusal depends on; names only for the sentence. */
export interface SupervisionFacts {
  unitId: string;
  unitName: string;
  /** Who has claimed the open task; null: nobody. */
  assigneeId: string | null;
  assigneeName: string | null;
}

export const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.type === 'USER' && actor.roles.some((role) => roles.includes(role));
/** Sees every order, whatever its unit. */
export const seesAll = (actor: Actor): boolean => hasRole(actor, ['STYLE_OFFICE', 'SUPERVISOR']);
export const isOfUnit = (actor: Actor, unitId: string | null): boolean =>
  actor.type === 'USER' && hasRole(actor, ['UNIT_OFFICER', 'UNIT_HEAD']) && unitId !== null && actor.unitId === unitId;

type Rule = (actor: Actor, facts: SupervisionFacts) => string | null;

const refuseOtherHolder: Rule = (actor, { assigneeId, assigneeName }) =>
  actor.type === 'USER' && assigneeId && assigneeId !== actor.id
    ? `这项任务已由${assigneeName ?? '同事'}领取，请由其办理或先退领`
    : null;
const refuseUnit: Rule = (actor, facts) =>
  isOfUnit(actor, facts.unitId) ? refuseOtherHolder(actor, facts) : `这张督办单由${facts.unitName}办理`;
const refuseReviewer: Rule = (actor, facts) => {
  if (!hasRole(actor, ['STYLE_OFFICE'])) return '督办回复由行风办审核';
  return actor.type === 'USER' && actor.unitId === facts.unitId
    ? '您在被督办单位，不能审核本单位的回复'
    : refuseOtherHolder(actor, facts);
};

const RULES: Record<PersonVerb, Rule> = {
  'sign-for': refuseUnit,
  reply: refuseUnit,
  review: refuseReviewer,
  'follow-up': refuseReviewer,
  lift: (actor, facts) => {
    if (!seesAll(actor)) return '督办由行风办或监督解除';
    return actor.type === 'USER' && actor.unitId === facts.unitId ? '您在被督办单位，不能解除对本单位的督办' : null;
  },
};

/** Why this person may not do this, as the sentence beside the button; null: allowed. Pure; commands and screens share it. */
export const refuseByPermission = (verb: PersonVerb, actor: Actor, facts: SupervisionFacts): string | null =>
  RULES[verb](actor, facts);
