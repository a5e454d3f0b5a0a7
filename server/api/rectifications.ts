import type { ActionOffer, TaskHandle, TimelineEntry } from './applications.js';
import type { DeadlineChip } from './deadlines.js';
import type { ProofSlot, RectificationKind, RectificationStatus } from './loop-states.js';
import type { ProblemRow } from './problems.js';

/**
 * `GET /api/rectifications` (filters status, kind, unitId, state=OVERDUE|NEAR_DUE|…, gap=noMeasure|noProgress; sort promisedDueAt, number, openedAt) → Page<RectificationRow>;
 * `GET /api/rectifications/board` → BoardColumn[]; `/export` → xlsx; `GET /api/rectifications/:id` → RectificationView.
 * Verbs (POST /api/rectifications/:id/…, body carries version, answer ActionResult):
 * `decide-measure {kind, measure, limit: {value, unit}}` (R52; refused without measure or limit) · `plan {plan, standard}` (R57) · `summarize {findings, remedy}` ·
 * `finish {note, effect?, rule?}` (needs proof BEFORE and AFTER; SYSTEMIC needs findings, remedy, rule, R58) · `change-kind {kind, reason, limit?}` (R59) ·
 * `verify {passed, note}` (never by the doer, R55) · `evaluate {satisfied, note}` (by the one who raised it, R63) · `evaluate-instead {satisfied, note}` (行风办) ·
 * `sign-off {effect, note?, changedProcessId?, changedVersion?}` (number and ledger line; never by the doer) · `to-systemic {reason}` ·
 * `request-extension {days, reason}` · `extensions/:eid/decide {approved, note, days?}` · `terminate {reason}` · `rebound {reason}` (un-销号: same record, new round, R64) ·
 * `remind {note?}`; many at once: `POST /api/rectifications/remind {ids}` → ReminderResult[] (says who was already reminded, when).
 * Proofs: `POST /:id/proofs` multipart {slot, note, file}, `DELETE /:id/proofs/:proofId`, `GET /:id/proofs/:proofId/file`.
 */
export interface RectificationRow {
  id: string;
  number: string;
  title: string;
  kind: RectificationKind | null;
  status: RectificationStatus;
  sourceName: string;
  unitId: string;
  unitName: string;
  round: number;
  reboundCount: number;
  handlerName: string | null;
  openedAt: string;
  progressAt: string;
  lastRemindedAt: string | null;
  deadline: DeadlineChip | null;
}

export interface RectificationView extends RectificationRow {
  version: number;
  problem: (ProblemRow & { description: string; processId: string | null; elementId: string | null }) | null;
  ratingId: string | null;
  measure: string | null;
  plan: string | null;
  standard: string | null;
  findings: string | null;
  remedy: string | null;
  rule: string | null;
  effect: string | null;
  verifierUnitName: string | null;
  evaluatorText: string;
  /** What still lacks, beside the slot that lacks it. */
  missing: { slot: string; message: string }[];
  proofs: {
    id: string;
    slot: ProofSlot;
    round: number;
    fileName: string;
    contentType: string;
    href: string;
    note: string | null;
    addedAt: string;
  }[];
  rounds: {
    round: number;
    kind: RectificationKind;
    startedAt: string;
    doneAt: string | null;
    doneBy: string | null;
    doneNote: string | null;
    verification: string | null;
    verificationNote: string | null;
    evaluation: string | null;
    evaluationNote: string | null;
    deadline: DeadlineChip | null;
  }[];
  extensions: {
    id: string;
    days: number;
    reason: string;
    status: string;
    requestedAt: string;
    decidedAt: string | null;
    decisionNote: string | null;
    oldDueAt: string | null;
    newDueAt: string | null;
  }[];
  /** Siblings that are treated together with its own problem and end with it (R60). */
  treated: ProblemRow[];
  siblings: ProblemRow[];
  signOff: { number: string; at: string; by: string } | null;
  changedProcess: { processId: string; version: number } | null;
  task: TaskHandle | null;
  actions: ActionOffer[];
  processInstanceKeys: string[];
  timeline: TimelineEntry[];
}

export interface BoardColumn {
  status: RectificationStatus;
  total: number;
  /** At most three; the rest is behind the count. */
  cards: RectificationRow[];
}

export interface ReminderResult {
  id: string;
  reminded: boolean;
  message: string;
  previous: { at: string; by: string } | null;
}

/**
 * 期限总览: `GET /api/overview` → OverviewRow[] in official order (last row: total). Every number is the total of
 * `/api/overview/list?unitId=&column=` → Page<OverviewItem>. `GET /api/overview/next-days` → DueDay[].
 */
export const OVERVIEW_COLUMNS = {
  NORMAL: '正常',
  NEAR_DUE: '临期',
  OVERDUE: '超期',
  SUSPENDED: '暂停',
  UNSET: '待定',
  NOT_SIGNED_FOR: '未签收',
  NO_MEASURE: '未定措施',
  NO_PROGRESS: '无进展',
} as const;
export type OverviewColumn = keyof typeof OVERVIEW_COLUMNS;

export interface OverviewRow {
  unitId: string | null;
  unitName: string;
  counts: Record<OverviewColumn, number>;
}

export interface OverviewItem {
  subjectType: 'item' | 'rectification' | 'supervision' | 'negative-rating';
  subjectId: string;
  number: string;
  title: string;
  unitName: string;
  lastRemindedAt: string | null;
  deadline: DeadlineChip | null;
}

/** One of the next ten working days. */
export interface DueDay {
  /** YYYY-MM-DD */
  date: string;
  /** Open clocks that end on it. */
  due: number;
}
