import { SUPERVISION_STATUSES, type SupervisionStatus } from '../../api/loop-states.js';
import { invalidState } from '../../shared/app-error.js';

interface Transition {
  from: readonly SupervisionStatus[];
  to: SupervisionStatus | null;
  label: string;
}

/** Who may go where; `to` null: the verb says it itself. Nothing leads out of CLOSED and LIFTED. */
export const SUPERVISION_TRANSITIONS = {
  // people
  'sign-for': { from: ['ISSUED'], to: 'SIGNED_FOR', label: '签收' },
  reply: { from: ['SIGNED_FOR'], to: 'REPLIED', label: '回复' },
  review: { from: ['REPLIED'], to: null, label: '审核' },
  'follow-up': { from: ['FOLLOW_UP'], to: null, label: '回头看' },
  lift: { from: ['ORDERED', 'ISSUED', 'SIGNED_FOR', 'REPLIED', 'FOLLOW_UP'], to: 'LIFTED', label: '解除督办' },
  // the diagram
  issue: { from: ['ORDERED'], to: 'ISSUED', label: '签发' },
  close: { from: ['REPLIED', 'FOLLOW_UP'], to: 'CLOSED', label: '办结' },
} as const satisfies Record<string, Transition>;
export type SupervisionVerb = keyof typeof SUPERVISION_TRANSITIONS;

export const FINAL_STATUSES: readonly SupervisionStatus[] = ['CLOSED', 'LIFTED'];
export const isFinal = (row: { status: string }): boolean => (FINAL_STATUSES as readonly string[]).includes(row.status);

/** The sentence that stands beside a refused button, or null when the status allows the verb. */
export function refuseByStatus(verb: SupervisionVerb, row: { status: string }): string | null {
  const { from, label } = SUPERVISION_TRANSITIONS[verb];
  if ((from as readonly string[]).includes(row.status)) return null;
  return `督办单目前是“${SUPERVISION_STATUSES[row.status as SupervisionStatus] ?? row.status}”，不能${label}`;
}

/** Refuses with INVALID_STATE when the status does not allow the verb; answers the status it leads to. */
export function requireSupervisionStatus(
  verb: SupervisionVerb,
  row: { id: string; status: string },
): SupervisionStatus {
  const refusal = refuseByStatus(verb, row);
  if (refusal) throw invalidState(`Expected to ${verb} supervision order ${row.id}, but it is ${row.status}`, refusal);
  return SUPERVISION_TRANSITIONS[verb].to ?? (row.status as SupervisionStatus);
}
