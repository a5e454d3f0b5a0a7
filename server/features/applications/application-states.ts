import type { ApplicationStatus } from '../../api/application-states.js';
import { APPLICATION_STATUSES } from '../../api/application-states.js';
import { invalidState } from '../../shared/app-error.js';

interface Transition {
  from: readonly ApplicationStatus[];
  to: ApplicationStatus;
  /** What it does, for the sentence that refuses: `撤回`. */
  label: string;
}

/**
 * Who may go where. `precheck` stays in SUBMITTED (the decision stands beside the status until the diagram carries it out)
 * unless something is missing. Nothing leads out of COMPLETED, REJECTED and WITHDRAWN.
 */
export const APPLICATION_TRANSITIONS = {
  save: { from: ['DRAFT'], to: 'DRAFT', label: '修改草稿' },
  submit: { from: ['DRAFT'], to: 'SUBMITTED', label: '提交' },
  precheck: { from: ['SUBMITTED'], to: 'SUBMITTED', label: '预审' },
  'request-correction': { from: ['SUBMITTED'], to: 'CORRECTION', label: '要求补正' },
  'end-correction': { from: ['CORRECTION'], to: 'SUBMITTED', label: '结束补正' },
  accept: { from: ['SUBMITTED'], to: 'IN_PROGRESS', label: '受理' },
  reject: { from: ['SUBMITTED'], to: 'REJECTED', label: '不予受理' },
  complete: { from: ['IN_PROGRESS'], to: 'COMPLETED', label: '综合反馈' },
  withdraw: { from: ['SUBMITTED', 'CORRECTION', 'IN_PROGRESS'], to: 'WITHDRAWN', label: '撤回' },
} as const satisfies Record<string, Transition>;
export type ApplicationVerb = keyof typeof APPLICATION_TRANSITIONS;

/** Nothing happens to these any more. */
export const FINAL_STATUSES: readonly string[] = ['COMPLETED', 'REJECTED', 'WITHDRAWN'];
export const isFinal = (application: { status: string }): boolean => FINAL_STATUSES.includes(application.status);

const allowedFrom = (verb: ApplicationVerb): readonly string[] => APPLICATION_TRANSITIONS[verb].from;

/** The sentence that stands beside a refused button, or null when the status allows the verb. */
export function refuseByStatus(verb: ApplicationVerb, application: { status: string }): string | null {
  if (allowedFrom(verb).includes(application.status)) return null;
  const status = APPLICATION_STATUSES[application.status as ApplicationStatus] ?? application.status;
  return `申请目前是“${status}”，不能${APPLICATION_TRANSITIONS[verb].label}`;
}

/** Refuses with INVALID_STATE when the status does not allow the verb; answers the status it leads to. */
export function requireStatus(verb: ApplicationVerb, application: { id: string; status: string }): ApplicationStatus {
  const refusal = refuseByStatus(verb, application);
  if (refusal)
    throw invalidState(`Expected to ${verb} application ${application.id}, but it is ${application.status}`, refusal);
  return APPLICATION_TRANSITIONS[verb].to;
}
