/** Words of the closed loop 体验 → 反馈 → 整改 → 评价 → 销号. */
export const PROBLEM_STATUSES = {
  REPORTED: '待归口',
  TRIAGED: '已归口',
  MERGED: '已并入',
  RECTIFYING: '整改中',
  SIGNED_OFF: '已销号',
  DISMISSED: '不予立项',
} as const;
export type ProblemStatus = keyof typeof PROBLEM_STATUSES;

export const PROBLEM_SOURCES = {
  WALKTHROUGH: '体验',
  NEGATIVE_RATING: '差评',
  SUPERVISION: '督办',
  MANUAL: '直接提出',
} as const;
export type ProblemSource = keyof typeof PROBLEM_SOURCES;

/** R56: fixed at once, within a limit, or by a rule. */
export const RECTIFICATION_KINDS = { IMMEDIATE: '立行立改', TIME_LIMITED: '限期整改', SYSTEMIC: '建章立制' } as const;
export type RectificationKind = keyof typeof RECTIFICATION_KINDS;

export const RECTIFICATION_STATUSES = {
  OPENED: '已交办',
  MEASURE_PENDING: '待定措施',
  RECTIFYING: '整改中',
  VERIFYING: '待复核',
  EVALUATING: '待评价',
  DECIDING: '待审定销号',
  SIGNED_OFF: '已销号',
  TERMINATED: '已终止',
} as const;
export type RectificationStatus = keyof typeof RECTIFICATION_STATUSES;

export const PROOF_SLOTS = { BEFORE: '整改前', AFTER: '整改后', DOCUMENT: '文件' } as const;
export type ProofSlot = keyof typeof PROOF_SLOTS;

/** The four verdicts of 004 二（四）2 (R74). */
export const VERDICTS = {
  CLEAR: '情况清楚、诉求合理',
  COMPLEX: '情况复杂、一时难以解决',
  NO_LEGAL_BASIS: '缺乏法定依据',
  MISTAKEN_OR_MALICIOUS: '误评或恶意评价',
} as const;
export type Verdict = keyof typeof VERDICTS;

export const NEGATIVE_RATING_STATUSES = {
  OPENED: '待指派',
  CALLBACK: '待回访',
  VERIFIED: '已核实',
  RECTIFYING: '整改中',
  FEEDBACK: '待反馈',
  REPORTING: '待报送',
  CLOSED: '已办结',
  TERMINATED: '已终止',
} as const;
export type NegativeRatingStatus = keyof typeof NEGATIVE_RATING_STATUSES;

export const SUPERVISION_STATUSES = {
  ORDERED: '待签发',
  ISSUED: '待签收',
  SIGNED_FOR: '办理中',
  REPLIED: '待审核',
  FOLLOW_UP: '待回头看',
  CLOSED: '已办结',
  LIFTED: '已解除',
} as const;
export type SupervisionStatus = keyof typeof SUPERVISION_STATUSES;

export const WALKTHROUGH_STATUSES = {
  ASSIGNED: '待开始',
  PREPARING: '走前',
  WALKING: '走中',
  FEEDBACK: '待提交材料',
  TRIAGE: '归口整理中',
  FOLLOWING: '走后跟踪',
  CLOSED: '已办结',
  CANCELLED: '已取消',
} as const;
export type WalkthroughStatus = keyof typeof WALKTHROUGH_STATUSES;

export const CONCLUSIONS = { QUALIFIED: '合格', UNQUALIFIED: '不合格', NOT_APPLICABLE: '不适用' } as const;
export type Conclusion = keyof typeof CONCLUSIONS;

export const DRAFT_STATUSES = {
  DRAFT: '草稿',
  SUBMITTED: '待审核',
  PUBLISHED: '已发布',
  REJECTED: '已退回',
  DISCARDED: '已放弃',
} as const;
export type DraftStatus = keyof typeof DRAFT_STATUSES;
