import { RECTIFICATION_STATUSES, type RectificationStatus } from '../../api/loop-states.js';
import { invalidState } from '../../shared/app-error.js';

interface Transition {
  from: readonly RectificationStatus[];
  /** Null: the status stays, or the verb's answer decides (RESULT_STATUS). */
  to: RectificationStatus | null;
  /** What it does, for the sentence that refuses. */
  label: string;
}

const UNFINISHED = ['OPENED', 'MEASURE_PENDING', 'RECTIFYING', 'VERIFYING', 'EVALUATING', 'DECIDING'] as const;

/** Who may go where. Nothing leads out of TERMINATED, and only a rebound out of SIGNED_OFF (R64). */
export const RECTIFICATION_TRANSITIONS = {
  // people
  'decide-measure': {
    from: ['MEASURE_PENDING'],
    to: 'RECTIFYING',
    label: '确定措施',
  },
  plan: { from: ['RECTIFYING'], to: null, label: '填写工作计划' },
  summarize: { from: ['RECTIFYING'], to: null, label: '总结规律' },
  finish: { from: ['RECTIFYING'], to: 'VERIFYING', label: '报告整改完成' },
  'change-kind': { from: ['RECTIFYING'], to: null, label: '转类' },
  verify: { from: ['VERIFYING'], to: null, label: '复核' },
  evaluate: { from: ['EVALUATING'], to: null, label: '评价' },
  'evaluate-instead': { from: ['EVALUATING'], to: null, label: '代为评价' },
  'sign-off': { from: ['DECIDING'], to: 'SIGNED_OFF', label: '销号' },
  'to-systemic': { from: ['DECIDING'], to: 'RECTIFYING', label: '转建章立制' },
  'request-extension': { from: ['RECTIFYING'], to: null, label: '申请延期' },
  'decide-extension': { from: UNFINISHED, to: null, label: '审批延期' },
  terminate: { from: UNFINISHED, to: 'TERMINATED', label: '终止' },
  rebound: { from: ['SIGNED_OFF'], to: 'OPENED', label: '取消销号' },
  'add-proof': {
    from: ['MEASURE_PENDING', 'RECTIFYING'],
    to: null,
    label: '上传佐证',
  },
  'remove-proof': {
    from: ['MEASURE_PENDING', 'RECTIFYING'],
    to: null,
    label: '删除佐证',
  },
  remind: { from: UNFINISHED, to: null, label: '催办' },
  // the diagram
  open: { from: ['OPENED'], to: 'MEASURE_PENDING', label: '登记' },
} as const satisfies Record<string, Transition>;
export type RectificationVerb = keyof typeof RECTIFICATION_TRANSITIONS;

/** Where an answer leads: a failed one back into a new round (R51, R64). */
export const RESULT_STATUS = {
  PASSED: 'EVALUATING',
  FAILED: 'RECTIFYING',
  SATISFIED: 'DECIDING',
  UNSATISFIED: 'RECTIFYING',
} as const satisfies Record<string, RectificationStatus>;

export const isFinal = (rectification: { status: string }): boolean =>
  rectification.status === 'SIGNED_OFF' || rectification.status === 'TERMINATED';

const allowedFrom = (verb: RectificationVerb): readonly string[] => RECTIFICATION_TRANSITIONS[verb].from;

/** The sentence that stands beside a refused button, or null when the status allows the verb. */
export function refuseByStatus(verb: RectificationVerb, rectification: { status: string }): string | null {
  if (allowedFrom(verb).includes(rectification.status)) return null;
  const name = RECTIFICATION_STATUSES[rectification.status as RectificationStatus] ?? rectification.status;
  return `这项整改目前是“${name}”，不能${RECTIFICATION_TRANSITIONS[verb].label}`;
}

/** Refuses with INVALID_STATE when the status does not allow the verb; answers the status it leads to. */
export function requireStatus(
  verb: RectificationVerb,
  rectification: { id: string; status: string },
): RectificationStatus {
  const refusal = refuseByStatus(verb, rectification);
  if (refusal)
    throw invalidState(
      `Expected to ${verb} rectification ${rectification.id}, but it is ${rectification.status}`,
      refusal,
    );
  return RECTIFICATION_TRANSITIONS[verb].to ?? (rectification.status as RectificationStatus);
}
