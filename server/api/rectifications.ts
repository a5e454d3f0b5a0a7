import type { ActionOffer, TaskHandle, TimelineEntry } from './applications.js';
import type { DeadlineChip } from './deadlines.js';
import type { ProofSlot, RectificationKind, RectificationStatus } from './loop-states.js';
import type { ProblemRow } from './problems.js';

/**
 * `GET /api/rectifications` (filters status, kind, unitId, state=OVERDUE|NEAR_DUE|…, gap=noMeasure|noProgress; sort promisedDueAt, number, openedAt) → Page<RectificationRow>;
 * `GET /api/rectifications/board` → BoardColumn[]; `/export` → xlsx; `GET /api/rectifications/:id` → RectificationView.
 * Verbs (POST /api/rectifications/:id/…, body carries version, answer ActionResult):
 * `decide-measure {kind, measure, limit: {value, unit}}` (R52; refused without measure or limit, or longer than the limit stated for a negative rating, R76) · `plan {plan, standard}` (R57) · `summarize {findings, remedy}` ·
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
  changedProcess: { processId: string; version: number; name: string } | null;
  proposal: RectificationProposal;
  task: TaskHandle | null;
  actions: ActionOffer[];
  processInstanceKeys: string[];
  timeline: TimelineEntry[];
}

/** What is proposed to whoever decides the measure (R54): the kind of 归口 or of the verdict, and a limit for each kind. */
export interface RectificationProposal {
  kind: RectificationKind | null;
  limits: Record<RectificationKind, { value: number; unit: 'WORKING_DAY' | 'DAY' }>;
  /** The limit of 限期整改 is the one that the unit stated when the negative rating was taken into the ledger; for any kind a longer one is refused (R76). */
  isStated: boolean;
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

/** What the 期限总览 counts: its 种类. */
export const OVERVIEW_SUBJECTS = {
  item: '分办件',
  rectification: '整改',
  'negative-rating': '差评核查',
  supervision: '督办',
} as const;
export type OverviewSubject = keyof typeof OVERVIEW_SUBJECTS;

/**
 * 期限总览: `GET /api/overview` → OverviewRow[] in official order (last row: total). Every number is the total of
 * `/api/overview/list?unitId=&column=&day=` → Page<OverviewItem>; without a column and a day it is all that is open.
 * `GET /api/overview/next-days` → DueDay[]. `GET /api/overview/export` and `/api/overview/list/export` → the same rows as xlsx.
 * All of them take the filter `subjectType`.
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
  subjectType: OverviewSubject;
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
