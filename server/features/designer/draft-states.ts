import { DRAFT_STATUSES, type DraftStatus } from '../../api/loop-states.js';
import { invalidState } from '../../shared/app-error.js';

interface Transition {
  from: readonly DraftStatus[];
  to: DraftStatus;
  /** What it does, for the sentence that refuses. */
  label: string;
}

/** Who may go where. A returned draft goes on as a draft with the first change. */
export const DRAFT_TRANSITIONS = {
  save: { from: ['DRAFT', 'REJECTED'], to: 'DRAFT', label: '修改' },
  submit: { from: ['DRAFT', 'REJECTED'], to: 'SUBMITTED', label: '提交' },
  approve: { from: ['SUBMITTED'], to: 'PUBLISHED', label: '发布' },
  reject: { from: ['SUBMITTED'], to: 'REJECTED', label: '退回' },
  discard: { from: ['DRAFT', 'REJECTED', 'SUBMITTED'], to: 'DISCARDED', label: '放弃' },
} as const satisfies Record<string, Transition>;
export type DraftVerb = keyof typeof DRAFT_TRANSITIONS;

/** Whether the status allows the verb. */
export const allowsVerb = (verb: DraftVerb, draft: { status: string }): boolean =>
  (DRAFT_TRANSITIONS[verb].from as readonly string[]).includes(draft.status);

/** Refuses with INVALID_STATE when the status does not allow the verb; answers the status it leads to. */
export function requireDraftStatus(verb: DraftVerb, draft: { id: string; status: string }): DraftStatus {
  if (!allowsVerb(verb, draft))
    throw invalidState(
      `Expected to ${verb} draft ${draft.id}, but it is ${draft.status}`,
      `这份草稿目前是“${DRAFT_STATUSES[draft.status as DraftStatus] ?? draft.status}”，不能${DRAFT_TRANSITIONS[verb].label}`,
    );
  return DRAFT_TRANSITIONS[verb].to;
}
