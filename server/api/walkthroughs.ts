import type { ActionOffer, TaskHandle, TimelineEntry } from './applications.js';
import type { DeadlineChip } from './deadlines.js';
import type { Conclusion, WalkthroughStatus } from './loop-states.js';
import type { ProblemRow } from './problems.js';

/** 适用角度 (R2) */
export const ANGLES = { citizen: '办事群众', grassroots: '基层经办' } as const;
export type Angle = keyof typeof ANGLES;

/** Where it is walked; 市县 wants a reason (R32; 003 三（一）). */
export const WALK_LEVELS = { PROVINCIAL: '省本级', LOWER: '市县' } as const;
export type WalkLevel = keyof typeof WALK_LEVELS;

/** What is submitted at the end (R38); a scenario asks for three of them, its data say which. */
export const WALKTHROUGH_MATERIALS = {
  LISTS: '问题清单、需求清单、解决措施清单',
  HIGHLIGHTS: '有关亮点做法的书面材料',
  SUGGESTIONS: '推进工作的意见建议',
  /** One entry a line, each begins with its level (R47). */
  COORDINATION: '需要部里协调解决的转移接续业务',
} as const;
export type WalkthroughMaterialKind = keyof typeof WALKTHROUGH_MATERIALS;

/** 上报层级 of what higher levels have to coordinate (R47). */
export const ESCALATION_LEVELS = { MINISTRY: '部里', PROVINCE: '省里' } as const;
export type EscalationLevel = keyof typeof ESCALATION_LEVELS;

/** How our own applications show an abnormal case (R8); `ledger`: they do not, the staff's own ledger does. */
export const ABNORMAL_SIGNS = ['late', 'not-accepted', 'refused', 'withdrawn', 'pass-rate', 'ledger'] as const;
export type AbnormalSign = (typeof ABNORMAL_SIGNS)[number];

/** A difference between papers and 部里、省里 requirements. It is no problem before its cause is known (R10). */
export interface Mismatch {
  what: string;
  /** One of the step's `compareWith`. */
  against: string;
  cause: string;
}

export const EVIDENCE_KINDS = { PHOTO: '照片', CONSENT: '同意凭证', DOCUMENT: '文件' } as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

/** What a walker says of one checkpoint (R23). */
export const CHECK_RESULTS: Readonly<Record<Conclusion, string>> = {
  QUALIFIED: '通过',
  UNQUALIFIED: '有问题',
  NOT_APPLICABLE: '不适用',
};

/** Checkpoint id → its conclusion; `note` says what is wrong and is the title of the problem that it makes (R24). */
export type Checks = Record<string, { result: Conclusion; note?: string | undefined }>;

/** A checkpoint of the four dimensions (document 003 五) on the step where it is looked at. */
export interface Checkpoint {
  id: string;
  /** 全不全, 通不通, 优不优, 高不高 */
  dimension: string;
  title: string;
  /** Found, it is this problem (R25). */
  problemTitle: string | null;
  /** Null until the step is on record. */
  result: Conclusion | null;
  basis: string | null;
  problemId: string | null;
}

/**
 * 走流程. `GET /api/scenarios` → ScenarioCard[]; `POST /api/walkthroughs {scenarioId, walkerId, angle, unitId, place, level?, levelReason?, dueOn?}` (行风办) → {id, number};
 * `GET /api/walkthroughs` (mine for walkers, all for 行风办; filters status, scenarioId) → Page<WalkthroughRow>; `GET /:id` → WalkthroughView.
 * Walker: `PUT /:id/steps/:kind/draft {draft}` (saved while typing) · `POST /:id/steps/:kind {conclusion?, basis?, checks?, content, decision?}` ends the step's task
 * (look-for-case: decision hasLiveCase; obtain-consent: consentGiven) · evidence `POST /:id/steps/:kind/evidence` multipart {kind, note, file}, `DELETE …/evidence/:eid`, `GET …/file` ·
 * `POST /:id/problems` NewProblem on the very step · `PUT /:id/materials/:kind {text}` (LISTS, HIGHLIGHTS, SUGGESTIONS; R38) · `POST /:id/feedback` submits them ·
 * `GET /:id/history` → HistoryFigures (from our own applications, 6-month look-back). 行风办: `POST /:id/triage {}` ends 归口整理 · `POST /:id/cancel {reason}`.
 */
export interface ScenarioCard {
  id: string;
  name: string;
  open: boolean;
  /** ANGLES */
  angles: string[];
}

export interface WalkthroughRow {
  id: string;
  number: string;
  scenarioName: string;
  /** WALK_LEVELS */
  level: string;
  /** Why 市县 (R32); null: at the provincial level. */
  levelReason: string | null;
  walkerName: string;
  /** At the time of the assignment: what papers name instead of the person. */
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
  /** What was seen of each is written down, not only ticked (R14–R16): `content.findings`, by what was looked at. */
  needsFindings: boolean;
  /** 方式 to choose from (R12): 电话, 面对面; empty: none asked. A single one is recorded without asking. */
  modes: string[];
  /** Several of them may be chosen. */
  manyModes: boolean;
  /** 部里要求, 省里规定 …: whether the papers agree is asked, and every difference with its cause (R10, R11); empty: not asked. */
  compareWith: string[];
  /** Done by the staff with their own account, the walker looks on (R181). */
  staffAccount: boolean;
  /** Whether 合格 / 不合格 / 不适用 is asked (R23). */
  concludes: boolean;
  /** One by one along the four dimensions (R23). */
  checkpoints: Checkpoint[];
  /** Problems raised on this very step. */
  problems: number;
  needsConsent: boolean;
  needsEvidence: boolean;
  conclusion: Conclusion | null;
  basis: string | null;
  content: Record<string, unknown>;
  draft: Record<string, unknown> | null;
  evidence: {
    id: string;
    kind: string;
    fileName: string;
    contentType: string;
    href: string;
    note: string | null;
    addedAt: string;
  }[];
  recordedAt: string | null;
  task: TaskHandle | null;
  source: string;
}

export interface WalkthroughView extends WalkthroughRow {
  version: number;
  scenarioId: string;
  processId: string;
  steps: WalkthroughStep[];
  /** Of the walker himself: he may walk, others only look. */
  mine: boolean;
  /** 办理事项, for the problem form (R43). */
  serviceItemName: string;
  /** 体验角色 with the channels of each (R17, R18). */
  roles: { name: string; how: string; channels: string[] }[];
  /** 行为规范, to be accepted before the walk. */
  conductRules: string[];
  /** 负向检查点: found, they are problems (R25). */
  negativeCheckpoints: { dimension: string; title: string }[];
  materials: { kind: WalkthroughMaterialKind; name: string; text: string | null; submittedAt: string | null }[];
  problemRows: ProblemRow[];
  /** 需求清单 of the walk (R39). */
  needs: { id: string; number: string; description: string; measures: number }[];
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
  refused: AbnormalCase[];
  /** More than are listed, where there are very many; absent in old figures. */
  refusedCount?: number;
  withdrawn: number;
  /** 后续服务: handled ones whose person also got an employment service in the same application; null: this scenario does not ask. */
  followedUp: number | null;
  /** Names of the service items looked at. Absent in figures collected before there were several scenarios. */
  items?: string[];
  /** The scenario's 异常情形 one by one (R8); absent as above. */
  abnormal?: AbnormalFigure[];
}

export interface AbnormalCase {
  number: string;
  reason: string;
  closedAt: string;
}

export interface AbnormalFigure {
  /** As the document calls it. */
  name: string;
  sign: AbnormalSign;
  /** Null: our own applications do not show it. */
  count: number | null;
  /** 审核通过率 in percent; null: nothing was handled, or it is not asked. */
  percent: number | null;
  /** To be explained one by one. */
  cases: AbnormalCase[];
}

/** Everything abnormal whose cause the walker writes down (R8): numbers of cases, and what only the staff's ledger shows. */
export function toExplain({ refused, abnormal }: HistoryFigures): string[] {
  if (!abnormal) return refused.map(({ number }) => number);
  const named = abnormal.flatMap(({ name, sign, cases }) =>
    sign === 'ledger' ? [name] : cases.map(({ number }) => number),
  );
  return [...new Set(named)];
}
