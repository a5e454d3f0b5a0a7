import type { Role } from '../../api/roles.js';
import type { Actor } from '../../shared/actor.js';
import type { RectificationVerb } from './rectification-states.js';

/** The verbs a person may ask for. */
export type PersonVerb = Exclude<RectificationVerb, 'open'>;

/** What a refusal depends on; names only for the sentence. */
export interface RectificationFacts {
  unitId: string;
  unitName: string;
  verifierUnitId: string | null;
  verifierUnitName: string | null;
  evaluatorId: string | null;
  evaluatorName: string | null;
  /** Everybody who reported a round as done: he neither verifies nor signs off (R55). */
  doerIds: readonly string[];
  /** Who applied for the extension that waits. */
  applicantId: string | null;
  /** Who has claimed the open task; null: nobody. */
  assigneeId: string | null;
  assigneeName: string | null;
}

const OFFICERS: readonly Role[] = ['UNIT_OFFICER', 'UNIT_HEAD'];

export const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.type === 'USER' && actor.roles.some((role) => roles.includes(role));
/** Sees every rectification, whatever its unit. */
export const seesAll = (actor: Actor): boolean => hasRole(actor, ['STYLE_OFFICE', 'SUPERVISOR']);
export const isOfficer = (actor: Actor): boolean => hasRole(actor, OFFICERS);

type Rule = (actor: Actor, facts: RectificationFacts) => string | null;

const isOfUnit = (actor: Actor, facts: RectificationFacts) =>
  actor.type === 'USER' && isOfficer(actor) && actor.unitId === facts.unitId;
const isDoer = (actor: Actor, facts: RectificationFacts) => actor.type === 'USER' && facts.doerIds.includes(actor.id);

const refuseOtherHolder: Rule = (actor, { assigneeId, assigneeName }) =>
  actor.type === 'USER' && assigneeId && assigneeId !== actor.id
    ? `这项任务已由${assigneeName ?? '同事'}领取，请由其办理或先退领`
    : null;

/** Officers of the responsible unit; whoever acts takes the task. */
const refuseRectifier: Rule = (actor, facts) =>
  isOfUnit(actor, facts) ? refuseOtherHolder(actor, facts) : `这项整改由${facts.unitName}负责，请与其联系`;
const refuseOtherUnit: Rule = (actor, facts) =>
  isOfUnit(actor, facts) ? null : `这项整改由${facts.unitName}负责，请与其联系`;
const refuseStyleOffice =
  (what: string): Rule =>
  (actor, facts) =>
    hasRole(actor, ['STYLE_OFFICE']) ? refuseOtherHolder(actor, facts) : `${what}由行风办负责`;

/** R55: verified by the verifying unit, and never by whoever did it. */
const refuseVerifier: Rule = (actor, facts) => {
  if (isDoer(actor, facts)) return '您是整改人，不能复核自己的整改，请由他人复核';
  if (actor.type !== 'USER' || actor.unitId !== facts.verifierUnitId || !hasRole(actor, ['STYLE_OFFICE', 'UNIT_HEAD']))
    return `复核由${facts.verifierUnitName ?? '行风办'}的复核人员负责`;
  return refuseOtherHolder(actor, facts);
};

/** R63: whoever raised it, and never whoever did it. */
const refuseEvaluator: Rule = (actor, facts) => {
  if (isDoer(actor, facts)) return '您是整改人，不能评价自己的整改';
  return actor.type === 'USER' && actor.id === facts.evaluatorId
    ? null
    : `评价由问题提出人${facts.evaluatorName ? `（${facts.evaluatorName}）` : ''}作出`;
};

const refuseApprover =
  (what: string): Rule =>
  (actor, facts) =>
    isDoer(actor, facts) ? `您是整改人，不能${what}` : refuseStyleOffice(what)(actor, facts);

const refuseExtensionApprover: Rule = (actor, facts) =>
  actor.type === 'USER' && actor.id === facts.applicantId
    ? '不能审批自己提出的延期申请'
    : refuseStyleOffice('审批延期')(actor, facts);

const refuseReminder: Rule = (actor, facts) =>
  seesAll(actor) || (isOfUnit(actor, facts) && hasRole(actor, ['UNIT_HEAD']))
    ? null
    : '催办由行风办、监督或责任单位负责人发出';

const RULES: Record<PersonVerb, Rule> = {
  'decide-measure': refuseRectifier,
  plan: refuseRectifier,
  summarize: refuseRectifier,
  finish: refuseRectifier,
  'change-kind': refuseRectifier,
  'request-extension': refuseOtherUnit,
  'add-proof': refuseOtherUnit,
  'remove-proof': refuseOtherUnit,
  verify: refuseVerifier,
  evaluate: refuseEvaluator,
  'evaluate-instead': refuseApprover('代为评价'),
  'sign-off': refuseApprover('审定销号'),
  'to-systemic': refuseApprover('审定转类'),
  'decide-extension': refuseExtensionApprover,
  terminate: (actor) => (hasRole(actor, ['STYLE_OFFICE']) ? null : '终止整改由行风办负责'),
  rebound: (actor) => (hasRole(actor, ['STYLE_OFFICE']) ? null : '取消销号由行风办负责'),
  remind: refuseReminder,
};

/** Why this person may not do this, as the sentence beside the button; null: allowed. Pure; commands and screens share it. */
export const refuseByPermission = (verb: PersonVerb, actor: Actor, facts: RectificationFacts): string | null =>
  actor.type === 'SYSTEM' ? null : RULES[verb](actor, facts);
