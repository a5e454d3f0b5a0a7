import { ITEM_STATUSES, type ItemStatus } from '../../api/application-states.js';
import { invalidState } from '../../shared/app-error.js';

interface Transition {
  from: readonly ItemStatus[];
  to: ItemStatus | null;
  /** What it does, for the sentence that refuses. */
  label: string;
}

/** Who may go where; `to` null: the status stays. Nothing leads out of CLOSED and WITHDRAWN. */
export const ITEM_TRANSITIONS = {
  // people
  decide: { from: ['HANDLING'], to: 'DECIDED', label: '作出结论' },
  'request-correction': { from: ['HANDLING'], to: 'CORRECTION', label: '要求补正' },
  suspend: { from: ['HANDLING'], to: 'SUSPENDED', label: '启动特别程序' },
  'end-suspension': { from: ['SUSPENDED'], to: 'HANDLING', label: '结束特别程序' },
  return: { from: ['HANDLING'], to: 'PENDING', label: '退回' },
  transfer: { from: ['HANDLING'], to: null, label: '转办' },
  assist: { from: ['HANDLING', 'CORRECTION', 'SUSPENDED'], to: null, label: '请求协办' },
  withdraw: {
    from: ['PENDING', 'AWAITING_UNIT', 'HANDLING', 'CORRECTION', 'SUSPENDED'],
    to: 'WITHDRAWN',
    label: '撤回',
  },
  remind: { from: ['AWAITING_UNIT', 'HANDLING'], to: null, label: '催办' },
  'assign-unit': { from: ['AWAITING_UNIT'], to: 'HANDLING', label: '指定承办单位' },
  // the diagram
  dispatch: { from: ['PENDING'], to: 'HANDLING', label: '分派' },
  'await-unit': { from: ['PENDING'], to: 'AWAITING_UNIT', label: '等待指定单位' },
  'review-manually': { from: ['PENDING'], to: 'HANDLING', label: '转人工核定' },
  'end-correction': { from: ['CORRECTION'], to: 'HANDLING', label: '结束补正' },
  'close-automatically': { from: ['PENDING'], to: 'CLOSED', label: '自动办结' },
  close: { from: ['DECIDED'], to: 'CLOSED', label: '办结' },
} as const satisfies Record<string, Transition>;
export type ItemVerb = keyof typeof ITEM_TRANSITIONS;

export const isFinished = (item: { status: string }): boolean =>
  item.status === 'CLOSED' || item.status === 'WITHDRAWN';

const allowedFrom = (verb: ItemVerb): readonly string[] => ITEM_TRANSITIONS[verb].from;

/** The sentence that stands beside a refused button, or null when the status allows the verb. */
export function refuseByStatus(verb: ItemVerb, item: { status: string }): string | null {
  if (allowedFrom(verb).includes(item.status)) return null;
  return `这一项目前是“${ITEM_STATUSES[item.status as ItemStatus] ?? item.status}”，不能${ITEM_TRANSITIONS[verb].label}`;
}

/** Refuses with INVALID_STATE when the status does not allow the verb; answers the status it leads to. */
export function requireItemStatus(verb: ItemVerb, item: { id: string; status: string }): ItemStatus {
  const refusal = refuseByStatus(verb, item);
  if (refusal) throw invalidState(`Expected to ${verb} item ${item.id}, but it is ${item.status}`, refusal);
  return ITEM_TRANSITIONS[verb].to ?? (item.status as ItemStatus);
}
