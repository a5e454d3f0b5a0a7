import { TASK_KINDS, type TaskKind } from '../../../processes/contract.js';
import type { Permission } from '../../api/session.js';
import type { Actor, UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';

/** Whether the actor's roles grant an action; the table belongs to the people feature. */
export type Can = (actor: UserActor, permission: Permission) => boolean;

/** The permission that working on a task of a kind needs. */
const NEEDS: Record<TaskKind, Permission> = {
  'application.precheck': 'application.precheck',
  'item.handle': 'item.handle',
  'item.assign-unit': 'item.assignUnit',
  'callback.appoint': 'rating.callback',
  'callback.verify': 'rating.callback',
  'negative-rating.state-reason': 'rectification.handle',
  'negative-rating.explain': 'rectification.handle',
  'negative-rating.feed-back': 'rating.callback',
  'negative-rating.submit-sheet': 'rectification.handle',
  'rectification.decide-measure': 'rectification.handle',
  'rectification.plan': 'rectification.handle',
  'rectification.summarize': 'rectification.handle',
  'rectification.fix-at-once': 'rectification.handle',
  'rectification.fix-in-time': 'rectification.handle',
  'rectification.establish-rule': 'rectification.handle',
  'rectification.verify': 'rectification.verify',
  'rectification.evaluate': 'rectification.read',
  'rectification.evaluate-instead': 'rectification.signOff',
  'rectification.decide-sign-off': 'rectification.signOff',
  'rectification.decide-extension': 'rectification.signOff',
  'supervision.sign-for': 'rectification.handle',
  'supervision.handle': 'rectification.handle',
  'supervision.review': 'supervision.order',
  'supervision.follow-up': 'supervision.order',
  'walkthrough.prepare': 'walkthrough.walk',
  'walkthrough.look-for-case': 'walkthrough.walk',
  'walkthrough.obtain-consent': 'walkthrough.walk',
  'walkthrough.accompany-case': 'walkthrough.walk',
  'walkthrough.ask-staff': 'walkthrough.walk',
  'walkthrough.interview': 'walkthrough.walk',
  'walkthrough.check-history': 'walkthrough.walk',
  'walkthrough.talk': 'walkthrough.walk',
  'walkthrough.check-conditions': 'walkthrough.walk',
  'walkthrough.look-for-hearing': 'walkthrough.walk',
  'walkthrough.follow-staff': 'walkthrough.walk',
  'walkthrough.compare-guide': 'walkthrough.walk',
  'walkthrough.visit-scene': 'walkthrough.walk',
  'walkthrough.attend-hearing': 'walkthrough.walk',
  'walkthrough.visit-place': 'walkthrough.walk',
  'walkthrough.survey': 'walkthrough.walk',
  'walkthrough.submit-feedback': 'walkthrough.walk',
  'walkthrough.triage': 'problem.triage',
};

/** The kinds of tasks this official may do at all. */
export const kindsOf = (actor: UserActor, can: Can): TaskKind[] =>
  (Object.keys(TASK_KINDS) as TaskKind[]).filter((kind) => can(actor, NEEDS[kind]));

/** The signed-in official; an applicant or the system has no inbox. */
export function requireUser(actor: Actor): UserActor {
  if (actor.type === 'USER') return actor;
  throw forbidden(`Expected a signed-in user, but the actor is ${actor.type}`, '请先登录');
}

/** Chinese name of a kind; an unknown one (a diagram newer than this server) shows its id. */
export const kindName = (kind: string): string => (kind in TASK_KINDS ? TASK_KINDS[kind as TaskKind].title : kind);
