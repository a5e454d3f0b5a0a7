import type { ActionOffer, TaskHandle, TimelineEntry } from './applications.js';
import type { DeadlineChip } from './deadlines.js';
import type { SupervisionStatus } from './loop-states.js';

/**
 * 督办. `GET /api/supervision-orders` (filters status, unitId, subjectType) → Page<SupervisionRow>; `GET /:id` → SupervisionView;
 * `POST /api/supervision-orders {subjectType, subjectId, requirement, limit: {value, unit}}` → {id, number};
 * verbs: `sign-for` · `reply {reply}` · `review {review: RESOLVED | NOT_RESOLVED | FOLLOW_UP, note, limit?, followUpOn?}` · `follow-up {…same}` · `lift {reason}`.
 * 通报: `GET /api/bulletins?month=` → BulletinView. 催办 history: `GET /api/reminders?subjectType=&subjectId=` → ReminderRow[];
 * `POST /api/reminders {subjects: {subjectType, subjectId}[], note?}` → ReminderResult[] (server/api/rectifications.ts), of anything
 * that the 期限总览 counts.
 */
export interface SupervisionRow {
  id: string;
  number: string;
  title: string;
  subjectType: string;
  subjectId: string;
  unitName: string;
  status: SupervisionStatus;
  orderedAt: string;
  /** The clock that is due first: of signing, then of the reply. */
  deadline: DeadlineChip | null;
  /** Until when the reply has to be there, whatever is due first. */
  replyDueAt: string | null;
}

export interface SupervisionView extends SupervisionRow {
  version: number;
  requirement: string;
  signedForAt: string | null;
  reply: string | null;
  repliedAt: string | null;
  review: string | null;
  reviewNote: string | null;
  followUpOn: string | null;
  closedReason: string | null;
  task: TaskHandle | null;
  actions: ActionOffer[];
  processInstanceKeys: string[];
  timeline: TimelineEntry[];
}

export interface ReminderRow {
  at: string;
  by: string;
  kind: 'HAND' | 'LADDER';
  note: string | null;
}

export interface BulletinView {
  month: string;
  entries: {
    subjectType: string;
    subjectId: string;
    number: string;
    title: string;
    unitName: string;
    reason: string;
    at: string;
  }[];
  byUnit: { unitName: string; count: number }[];
}
