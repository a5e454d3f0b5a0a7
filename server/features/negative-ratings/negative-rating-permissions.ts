import type { Role } from '../../api/roles.js';
import type { Actor } from '../../shared/actor.js';
import type { NegativeRatingVerb } from './negative-rating-states.js';

/** The verbs a person may ask for. */
export type PersonVerb = Exclude<NegativeRatingVerb, 'assign' | 'disregard' | 'end-rectification' | 'close'>;

/** What a refusal depends on; names only for the sentence. */
export interface NegativeRatingFacts {
  unitId: string | null;
  unitName: string | null;
  callbackOfficerId: string | null;
  officerName: string | null;
  /** Who has claimed the open task; null: nobody. */
  assigneeId: string | null;
  assigneeName: string | null;
}

export const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.type === 'USER' && actor.roles.some((role) => roles.includes(role));

/** Who may know whose rating it is: those who may read ratings, and the officer who calls back (R82). Never the rated unit. */
export const mayKnowAuthor = (
  actor: Actor,
  row: { unitId: string | null; callbackOfficerId: string | null },
): boolean =>
  actor.type === 'USER' &&
  actor.unitId !== row.unitId &&
  (hasRole(actor, ['STYLE_OFFICE', 'SUPERVISOR']) || actor.id === row.callbackOfficerId);

type Rule = (actor: Actor, facts: NegativeRatingFacts) => string | null;

const isOfRatedUnit = (actor: Actor, facts: NegativeRatingFacts) =>
  actor.type === 'USER' && actor.unitId === facts.unitId;

const refuseOfficer: Rule = (actor, facts) => {
  if (isOfRatedUnit(actor, facts)) return '您在被评单位，不能回访或反馈本单位的差评';
  return actor.type === 'USER' && actor.id === facts.callbackOfficerId
    ? null
    : `由回访专人${facts.officerName ? `（${facts.officerName}）` : ''}办理`;
};

const refuseUnit: Rule = (actor, facts) => {
  if (!isOfRatedUnit(actor, facts) || !hasRole(actor, ['UNIT_OFFICER', 'UNIT_HEAD']))
    return `这一步由${facts.unitName ?? '被评单位'}办理`;
  return actor.type === 'USER' && facts.assigneeId && facts.assigneeId !== actor.id
    ? `这项任务已由${facts.assigneeName ?? '同事'}领取，请由其办理或先退领`
    : null;
};

const RULES: Record<PersonVerb, Rule> = {
  appoint: (actor) => (hasRole(actor, ['STYLE_OFFICE']) ? null : '回访专人由行风办指定'),
  callback: refuseOfficer,
  'state-reason': refuseUnit,
  explain: refuseUnit,
  'feed-back': refuseOfficer,
  'submit-sheet': refuseUnit,
  terminate: (actor, facts) => {
    if (!hasRole(actor, ['STYLE_OFFICE'])) return '终止核查由行风办负责';
    return isOfRatedUnit(actor, facts) ? '您在被评单位，不能终止对本单位的核查' : null;
  },
};

/** Why this person may not do this, as the sentence beside the button; null: allowed. Pure; commands and screens share it. */
export const refuseByPermission = (verb: PersonVerb, actor: Actor, facts: NegativeRatingFacts): string | null =>
  RULES[verb](actor, facts);
