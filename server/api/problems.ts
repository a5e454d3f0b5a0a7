import type { ActionOffer, TimelineEntry } from './applications.js';
import type { ProblemSource, ProblemStatus, RectificationKind } from './loop-states.js';

/**
 * The three lists (R39). `GET /api/problems` (filters status, source, walkthroughId, unitId, classId, gap=noMeasure, and those of
 * ProblemStatistics: item, channel, processId, elementId, scenarioId, month, from, to, repeat=without|only) → Page<ProblemRow>;
 * `GET /api/problems/:id` → ProblemView; `POST /api/problems` NewProblem → {id, number}; verbs (POST /api/problems/:id/…, body carries version):
 * `triage {unitId, kind, classId? | className?, title?}` (opens a Rectification) · `merge {intoId}` · `dismiss {reason}` ·
 * `consult {scope, unitIds, topic}` · `consultations/:cid/conclude {conclusion}`. `GET /api/problems/duplicates?problemId=` → ProblemRow[] (proposed).
 * `treat {siblingIds, unitId?, kind?}` TreatTogether: siblings of the class under one rectification, all or none (R60); 409 with details.refused.
 * Needs: `GET /api/needs` (filters q, status, walkthroughId, gap=noMeasure; sort createdAt, number) → Page<NeedRow>; `/export` → xlsx; `GET /:id` → NeedView;
 * `POST` NewNeed; verbs (POST /api/needs/:id/…, body carries version): `change` NeedInput · `withdraw {reason}` · `link {problemIds, measureIds}` (the whole set); measures: `GET /api/measures` → Page<MeasureRow> (gap=noUnit|noDate), `POST` NewMeasure, `PUT /:id` MeasureInput.
 * `GET /api/three-lists` (filters walkthroughId, unitId) → ThreeLists; `GET /api/three-lists/export?unitId=&walkthroughId=` → xlsx (附件4), or 409 with
 * details.gaps when a row has neither 已整改 nor 期限 (R42); `GET /api/problems/statistics` → ProblemStatistics (R46), every number the total of
 * the list with the filter of its row; `/export` → xlsx of the list, `/statistics/export` → xlsx.
 */
export interface ProblemRow {
  id: string;
  number: string;
  title: string;
  source: ProblemSource;
  status: ProblemStatus;
  serviceItemName: string;
  experienceChannel: string;
  reporterPost: string;
  unitName: string | null;
  className: string | null;
  measures: number;
  rectificationId: string | null;
  rectificationNumber: string | null;
  createdAt: string;
}

/** Of the same class; why it cannot be treated together with the problem, null: it can (R60). */
export interface SiblingProblem extends ProblemRow {
  refusal: string | null;
}

export interface TreatTogether {
  version: number;
  siblingIds: string[];
  /** Both asked for only where no rectification runs for the problem yet. */
  unitId?: string | undefined;
  kind?: RectificationKind | undefined;
}

export interface NewProblem {
  title: string;
  description: string;
  serviceItemName: string;
  serviceItemId?: string | undefined;
  experienceChannel: string;
  walkthroughId?: string | undefined;
  processId?: string | undefined;
  elementId?: string | undefined;
}

export interface ProblemView extends ProblemRow {
  description: string;
  processId: string | null;
  elementId: string | null;
  walkthroughId: string | null;
  ratingId: string | null;
  proposedKind: RectificationKind | null;
  mergedInto: { id: string; number: string } | null;
  siblings: SiblingProblem[];
  /** The rectification that runs for it, its own or that of a sibling. */
  treatment: { id: string; number: string } | null;
  needs: { id: string; number: string; description: string }[];
  consultations: {
    id: string;
    scope: string;
    unitNames: string[];
    topic: string;
    conclusion: string | null;
    calledAt: string;
  }[];
  version: number;
  actions: ActionOffer[];
  timeline: TimelineEntry[];
}

/** 需求清单 */
export const NEED_STATUSES = { OPEN: '待满足', DONE: '已满足', WITHDRAWN: '已撤回' } as const;
export type NeedStatus = keyof typeof NEED_STATUSES;

export interface NeedInput {
  description: string;
  serviceItemName: string;
}

export interface NewNeed extends NeedInput {
  walkthroughId?: string | undefined;
}

export interface NeedRow {
  id: string;
  number: string;
  description: string;
  serviceItemName: string;
  walkthroughId: string | null;
  reporterPost: string;
  unitName: string | null;
  status: NeedStatus;
  problems: number;
  measures: number;
  createdAt: string;
  closedAt: string | null;
}

export interface NeedView extends NeedRow {
  version: number;
  withdrawReason: string | null;
  linkedProblems: ProblemRow[];
  linkedMeasures: MeasureRow[];
  actions: ActionOffer[];
  timeline: TimelineEntry[];
}

/** 整改措施清单: owner, and date or done (R42, R52). */
export interface MeasureInput {
  text: string;
  unitId: string;
  /** YYYY-MM-DD */
  dueOn?: string | undefined;
  done?: boolean | undefined;
  effect?: string | undefined;
}

/** Of one problem or of one need. */
export interface NewMeasure extends MeasureInput {
  problemId?: string | undefined;
  needId?: string | undefined;
}

export interface MeasureRow {
  id: string;
  number: string;
  text: string;
  problemId: string | null;
  needId: string | null;
  /** Number and words of what it is for. */
  of: string;
  /** Kept by its rectification, not by hand. */
  rectificationId: string | null;
  unitId: string | null;
  unitName: string | null;
  dueOn: string | null;
  done: boolean;
  effect: string | null;
  createdAt: string;
}

/** What problems are counted by (R46). */
export const STATISTIC_DIMENSIONS = {
  class: '问题类',
  unit: '责任单位',
  step: '环节',
  scenario: '场景',
  item: '事项',
  channel: '渠道',
  month: '月份',
} as const;
export type StatisticDimension = keyof typeof STATISTIC_DIMENSIONS;

export interface StatisticRow {
  key: string;
  label: string;
  /** Without repeats: what was merged counts with what it joined. */
  count: number;
  /** 重复提出: merged into another. */
  repeats: number;
  /** The filter of the list behind both numbers, apart from `repeat=without` and `repeat=only`. */
  filter: Record<string, string>;
}

/** Most first; months in their order. */
export type ProblemStatistics = Record<StatisticDimension, StatisticRow[]> & {
  total: { count: number; repeats: number };
};

export interface ThreeListRow {
  /** Number of the problem or need. */
  number: string;
  /** 附件4: 序号 事项名称（体验途径） 人员姓名（职务） 问题 需求 整改措施 是否已整改完毕（或期限） 整改效果 备注 */
  serviceItemName: string;
  experienceChannel: string;
  problem: string | null;
  problemId: string | null;
  need: string | null;
  needId: string | null;
  measure: string | null;
  measureId: string | null;
  unitName: string | null;
  done: boolean;
  dueOn: string | null;
  effect: string | null;
  reporterName: string | null;
  reporterPost: string;
}

export interface ThreeLists {
  rows: ThreeListRow[];
  /** Coverage as gaps: each a filter. */
  gaps: {
    problemsWithoutMeasure: number;
    needsWithoutMeasure: number;
    measuresWithoutUnit: number;
    measuresWithoutDate: number;
  };
  /** Who fills it in, for paper and workbook (R41). */
  filling: {
    unitName: string;
    filledBy: string;
    contact: string;
    filledOn: string;
  };
}
