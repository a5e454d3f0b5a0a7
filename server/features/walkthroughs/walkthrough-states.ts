import { WALKTHROUGH_STATUSES, type WalkthroughStatus } from '../../api/loop-states.js';
import { invalidState } from '../../shared/app-error.js';

interface Transition {
  from: readonly WalkthroughStatus[];
  /** Null: the status stays, or the last step of 走中 moves it on. */
  to: WalkthroughStatus | null;
  /** What it does, for the sentence that refuses. */
  label: string;
}

const BEFORE_DELIVERY = ['ASSIGNED', 'PREPARING', 'WALKING', 'FEEDBACK'] as const;

/** 走前、走中、走后 (R37); nothing leads out of 已办结 and 已取消. */
export const WALKTHROUGH_TRANSITIONS = {
  // the walker
  'save-draft': { from: BEFORE_DELIVERY, to: null, label: '填写' },
  prepare: { from: ['PREPARING'], to: 'WALKING', label: '完成走前准备' },
  'record-step': { from: ['WALKING'], to: null, label: '记录步骤' },
  'change-evidence': { from: ['PREPARING', 'WALKING', 'FEEDBACK'], to: null, label: '增删凭证' },
  'report-problem': { from: ['PREPARING', 'WALKING', 'FEEDBACK', 'TRIAGE'], to: null, label: '登记问题' },
  'save-material': { from: BEFORE_DELIVERY, to: null, label: '填写材料' },
  'submit-feedback': { from: ['FEEDBACK'], to: null, label: '提交材料' },
  // 行风办
  'end-triage': { from: ['TRIAGE'], to: 'FOLLOWING', label: '结束归口整理' },
  cancel: { from: [...BEFORE_DELIVERY, 'TRIAGE', 'FOLLOWING'], to: 'CANCELLED', label: '取消' },
  // the diagram
  open: { from: ['ASSIGNED'], to: 'PREPARING', label: '开始' },
  deliver: { from: ['FEEDBACK'], to: 'TRIAGE', label: '送达行风办' },
  close: { from: ['FOLLOWING'], to: 'CLOSED', label: '办结' },
} as const satisfies Record<string, Transition>;
export type WalkthroughVerb = keyof typeof WALKTHROUGH_TRANSITIONS;

export const isFinal = (walkthrough: { status: string }): boolean =>
  walkthrough.status === 'CLOSED' || walkthrough.status === 'CANCELLED';

const allowedFrom = (verb: WalkthroughVerb): readonly string[] => WALKTHROUGH_TRANSITIONS[verb].from;

/** The sentence that stands beside a refused button, or null when the status allows the verb. */
export function refuseByStatus(verb: WalkthroughVerb, walkthrough: { status: string }): string | null {
  if (allowedFrom(verb).includes(walkthrough.status)) return null;
  const name = WALKTHROUGH_STATUSES[walkthrough.status as WalkthroughStatus] ?? walkthrough.status;
  return `这次走流程目前是“${name}”，不能${WALKTHROUGH_TRANSITIONS[verb].label}`;
}

/** Refuses with INVALID_STATE when the status does not allow the verb; answers the status it leads to. */
export function requireStatus(verb: WalkthroughVerb, walkthrough: { id: string; status: string }): WalkthroughStatus {
  const refusal = refuseByStatus(verb, walkthrough);
  if (refusal)
    throw invalidState(`Expected to ${verb} walkthrough ${walkthrough.id}, but it is ${walkthrough.status}`, refusal);
  return WALKTHROUGH_TRANSITIONS[verb].to ?? (walkthrough.status as WalkthroughStatus);
}
