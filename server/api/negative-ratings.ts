import type { ActionOffer, TaskHandle, TimelineEntry } from './applications.js';
import type { DeadlineChip } from './deadlines.js';
import type { NegativeRatingStatus, Verdict } from './loop-states.js';

/**
 * 差评核查. `GET /api/negative-ratings` (filters status, unitId, named) → Page<NegativeRatingRow>; `GET /api/negative-ratings/board` → {status, total, cards}[];
 * `GET /api/negative-ratings/coverage` → CallbackCoverage (R81); `GET /api/negative-ratings/:id` → NegativeRatingView (id = rating id).
 * Verbs (POST /:id/…, body carries version): `appoint {userId}` · `callback {verdict, note, reached}` (R73, R74; by the officer outside the rated unit) ·
 * `state-reason {reason, limit: {value, unit}}` (R76) · `explain {explanation, deliveryMode}` (R77) · `feed-back {text, mode}` (R79) ·
 * `submit-sheet {}` (R80) · `terminate {reason}`. `GET /:id/report` → ReportSheet; `/:id/report.docx` → download.
 */
export interface NegativeRatingRow {
  id: string;
  number: string;
  applicationNumber: string;
  oneThingName: string;
  level: string;
  tags: string[];
  named: boolean;
  status: NegativeRatingStatus;
  unitName: string | null;
  callbackOfficerName: string | null;
  verdict: Verdict | null;
  counted: boolean;
  receivedAt: string;
  calledBackAt: string | null;
  deadline: DeadlineChip | null;
}

export interface NegativeRatingView extends NegativeRatingRow {
  version: number;
  applicationId: string;
  /** The citizen's own words; null for the rated unit (R82). */
  comment: string | null;
  /** There are such words, and this reader may not read them. */
  commentHidden: boolean;
  callbackNote: string | null;
  verdictReason: string | null;
  /** The limit that the unit stated with its reason (R76). */
  statedLimit: { value: number; unit: 'WORKING_DAY' | 'DAY' } | null;
  explanation: string | null;
  deliveryMode: string | null;
  feedback: { text: string; mode: string; at: string } | null;
  rectification: { id: string; number: string; status: string } | null;
  report: { number: string; composedAt: string; submittedAt: string | null } | null;
  /** How to reach the citizen; for the callback officer only, revealed with a ledger line. */
  contact: string | null;
  task: TaskHandle | null;
  actions: ActionOffer[];
  processInstanceKeys: string[];
  timeline: TimelineEntry[];
}

export interface CallbackCoverage {
  named: number;
  calledBack: number;
  percent: number;
  open: NegativeRatingRow[];
}

/** 《政务服务差评事项核查整改情况报告单》 */
export interface ReportSheet {
  number: string;
  unitName: string;
  applicationNumber: string;
  oneThingName: string;
  level: string;
  content: string;
  receivedOn: string;
  callback: string;
  verdict: string;
  handling: string;
  feedback: string;
  composedOn: string;
  dueOn: string | null;
}
