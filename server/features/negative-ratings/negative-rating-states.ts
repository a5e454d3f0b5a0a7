import { NEGATIVE_RATING_STATUSES, type NegativeRatingStatus } from '../../api/loop-states.js';
import { invalidState } from '../../shared/app-error.js';

interface Transition {
  from: readonly NegativeRatingStatus[];
  to: NegativeRatingStatus | null;
  label: string;
}

const OPEN: readonly NegativeRatingStatus[] = ['OPENED', 'CALLBACK', 'VERIFIED', 'RECTIFYING', 'FEEDBACK', 'REPORTING'];

/** Who may go where; `to` null: the verb says it itself. Nothing leads out of CLOSED and TERMINATED, and nothing past FEEDBACK without it (R79). */
export const NEGATIVE_RATING_TRANSITIONS = {
  // people
  appoint: { from: ['OPENED', 'CALLBACK'], to: 'CALLBACK', label: '指定回访专人' },
  callback: { from: ['CALLBACK'], to: null, label: '回访核实' },
  'state-reason': { from: ['VERIFIED'], to: 'RECTIFYING', label: '说明理由并列入台账' },
  explain: { from: ['VERIFIED'], to: 'FEEDBACK', label: '解释说明' },
  'feed-back': { from: ['FEEDBACK'], to: 'REPORTING', label: '反馈服务对象' },
  'submit-sheet': { from: ['REPORTING'], to: null, label: '报送报告单' },
  terminate: { from: OPEN, to: 'TERMINATED', label: '终止核查' },
  // the diagram
  assign: { from: ['OPENED'], to: 'CALLBACK', label: '指派回访专人' },
  disregard: { from: ['VERIFIED'], to: 'FEEDBACK', label: '标记不予采纳' },
  'end-rectification': { from: ['RECTIFYING'], to: 'FEEDBACK', label: '结束整改' },
  close: { from: ['REPORTING'], to: 'CLOSED', label: '办结' },
} as const satisfies Record<string, Transition>;
export type NegativeRatingVerb = keyof typeof NEGATIVE_RATING_TRANSITIONS;

export const isFinal = (row: { status: string }): boolean => row.status === 'CLOSED' || row.status === 'TERMINATED';

/** The sentence that stands beside a refused button, or null when the status allows the verb. */
export function refuseByStatus(verb: NegativeRatingVerb, row: { status: string }): string | null {
  const { from, label } = NEGATIVE_RATING_TRANSITIONS[verb];
  if ((from as readonly string[]).includes(row.status)) return null;
  return `差评核查目前是“${NEGATIVE_RATING_STATUSES[row.status as NegativeRatingStatus] ?? row.status}”，不能${label}`;
}

/** Refuses with INVALID_STATE when the status does not allow the verb; answers the status it leads to. */
export function requireNegativeStatus(
  verb: NegativeRatingVerb,
  row: { id: string; status: string },
): NegativeRatingStatus {
  const refusal = refuseByStatus(verb, row);
  if (refusal) throw invalidState(`Expected to ${verb} negative rating ${row.id}, but it is ${row.status}`, refusal);
  return NEGATIVE_RATING_TRANSITIONS[verb].to ?? (row.status as NegativeRatingStatus);
}
