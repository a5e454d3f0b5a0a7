import type { Role } from '../../api/roles.js';
import type { Actor } from '../../shared/actor.js';

/** The verbs a person may ask for. */
export type PersonVerb =
  | 'decide'
  | 'request-correction'
  | 'suspend'
  | 'end-suspension'
  | 'return'
  | 'transfer'
  | 'assist'
  | 'withdraw'
  | 'remind'
  | 'assign-unit';

/** What a refusal depends on; names only for the sentence. */
export interface ItemFacts {
  unitId: string | null;
  unitName: string | null;
  applicationId: string;
  acceptedById: string | null;
  /** Who has claimed the open task; null: nobody. Undefined: no task concerns the verb. */
  assigneeId?: string | null;
  assigneeName?: string | null;
}

const OFFICERS: readonly Role[] = ['UNIT_OFFICER', 'UNIT_HEAD'];
const COUNTER: readonly Role[] = ['COUNTER_CLERK'];
const REMINDERS: readonly Role[] = ['STYLE_OFFICE', 'SUPERVISOR', 'COORDINATOR', 'COUNTER_CLERK'];
const OVERSEERS: readonly Role[] = ['COORDINATOR', 'STYLE_OFFICE', 'SUPERVISOR'];

export const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.type === 'USER' && actor.roles.some((role) => roles.includes(role));
/** Sees every item, whatever its unit. */
export const seesAllItems = (actor: Actor): boolean => hasRole(actor, OVERSEERS);
export const isOfficer = (actor: Actor): boolean => hasRole(actor, OFFICERS);

const isOfUnit = (actor: Actor, facts: ItemFacts): boolean =>
  actor.type === 'USER' && isOfficer(actor) && facts.unitId !== null && actor.unitId === facts.unitId;

const ownerSentence = (facts: ItemFacts) =>
  `这一项由${facts.unitName ?? '综合窗口牵头人（待指定单位）'}办理，请与其联系`;

/** Only the one who has claimed it; whoever claims by acting must be of the unit. */
function refuseHandler(actor: Actor, facts: ItemFacts): string | null {
  if (!isOfUnit(actor, facts)) return ownerSentence(facts);
  if (actor.type === 'USER' && facts.assigneeId && facts.assigneeId !== actor.id)
    return `这一项已由${facts.assigneeName ?? '同事'}领取，请由其办理或先转办`;
  return null;
}

/** R139: whoever accepted the application never decides on a part of it. */
function refuseApprover(actor: Actor, facts: ItemFacts): string | null {
  const isAccepter = actor.type === 'USER' && actor.id === facts.acceptedById;
  return isAccepter ? '受理和审批须由不同人员办理，您已受理这份申请，请转给同事' : refuseHandler(actor, facts);
}

function refuseTransfer(actor: Actor, facts: ItemFacts): string | null {
  if (hasRole(actor, ['COORDINATOR'])) return null;
  if (isOfUnit(actor, facts) && hasRole(actor, ['UNIT_HEAD'])) return null;
  return refuseHandler(actor, facts);
}

function refuseWithdraw(actor: Actor, facts: ItemFacts): string | null {
  if (actor.type === 'APPLICANT' && actor.applicationId === facts.applicationId) return null;
  return hasRole(actor, COUNTER) ? null : '只有申请人或综合窗口（代申请人）可以撤回，请联系综合窗口';
}

const refuseOthers = (actor: Actor, facts: ItemFacts) => (isOfUnit(actor, facts) ? null : ownerSentence(facts));

const RULES: Record<PersonVerb, (actor: Actor, facts: ItemFacts) => string | null> = {
  decide: refuseApprover,
  'request-correction': refuseHandler,
  suspend: refuseHandler,
  return: refuseHandler,
  'end-suspension': refuseOthers,
  assist: refuseOthers,
  transfer: refuseTransfer,
  withdraw: refuseWithdraw,
  remind: (actor, facts) =>
    hasRole(actor, REMINDERS) || (isOfUnit(actor, facts) && hasRole(actor, ['UNIT_HEAD']))
      ? null
      : '催办由行风办、监督、综合窗口或本单位负责人发出',
  'assign-unit': (actor) => (hasRole(actor, ['COORDINATOR']) ? null : '承办单位由综合窗口牵头人指定'),
};

/** Why this person may not do this, as the sentence beside the button; null: allowed. Pure; commands and screens share it. */
export const refuseByPermission = (verb: PersonVerb, actor: Actor, facts: ItemFacts): string | null =>
  RULES[verb](actor, facts);
