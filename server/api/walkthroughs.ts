import type { ActionOffer, TaskHandle, TimelineEntry } from './applications.js';
import type { DeadlineChip } from './deadlines.js';
import type { Conclusion, WalkthroughStatus } from './loop-states.js';
import type { ProblemRow } from './problems.js';

/**
 * 走流程. `GET /api/scenarios` → ScenarioCard[]; `POST /api/walkthroughs {scenarioId, walkerId, angle, unitId, place, dueOn?}` (行风办) → {id, number};
 * `GET /api/walkthroughs` (mine for walkers, all for 行风办; filters status, scenarioId) → Page<WalkthroughRow>; `GET /:id` → WalkthroughView.
 * Walker: `PUT /:id/steps/:kind/draft {draft}` (saved while typing) · `POST /:id/steps/:kind {conclusion?, basis?, content, decision?}` ends the step's task
 * (look-for-case: decision hasLiveCase; obtain-consent: consentGiven) · evidence `POST /:id/steps/:kind/evidence` multipart {kind, note, file}, `DELETE …/evidence/:eid`, `GET …/file` ·
 * `POST /:id/problems` NewProblem on the very step · `PUT /:id/materials/:kind {text}` (LISTS, HIGHLIGHTS, SUGGESTIONS; R38) · `POST /:id/feedback` submits them ·
 * `GET /:id/history` → HistoryFigures (from our own applications, 6-month look-back). 行风办: `POST /:id/triage {}` ends 归口整理 · `POST /:id/cancel {reason}`.
 */
export interface ScenarioCard {
  id: string;
  name: string;
  open: boolean;
  angles: string[];
}

export interface WalkthroughRow {
  id: string;
  number: string;
  scenarioName: string;
  walkerPost: string;
  angle: string;
  unitName: string;
  place: string;
  status: WalkthroughStatus;
  stepsDone: number;
  stepsTotal: number;
  problems: number;
  openProblems: number;
  dueOn: string | null;
  assignedAt: string;
  deadline: DeadlineChip | null;
}

/** One screen on the phone. */
export interface WalkthroughStep {
  /** Task kind */
  kind: string;
  elementId: string;
  name: string;
  phase: '走前' | '走中' | '走后';
  state: 'done' | 'now' | 'next' | 'skipped';
  /** 做什么 */
  actions: string[];
  /** 看什么: to tick */
  lookAt: string[];
  needsConsent: boolean;
  needsEvidence: boolean;
  conclusion: Conclusion | null;
  basis: string | null;
  content: Record<string, unknown>;
  draft: Record<string, unknown> | null;
  evidence: { id: string; kind: string; fileName: string; contentType: string; href: string; note: string | null; addedAt: string }[];
  recordedAt: string | null;
  task: TaskHandle | null;
  source: string;
}

export interface WalkthroughView extends WalkthroughRow {
  version: number;
  scenarioId: string;
  processId: string;
  steps: WalkthroughStep[];
  materials: { kind: 'LISTS' | 'HIGHLIGHTS' | 'SUGGESTIONS'; name: string; text: string | null; submittedAt: string | null }[];
  problemRows: ProblemRow[];
  actions: ActionOffer[];
  processInstanceKeys: string[];
  timeline: TimelineEntry[];
}

export interface HistoryFigures {
  from: string;
  to: string;
  /** 业务经办数量, 办结时限, 申请审核不通过: figures from our own applications. */
  handled: number;
  inTime: number;
  averageWorkingDays: number | null;
  refused: { number: string; reason: string; closedAt: string }[];
  withdrawn: number;
}
