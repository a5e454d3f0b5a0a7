import type { WalkthroughStatus } from '../../../../server/api/loop-states.js';
import type { WalkthroughStep } from '../../../../server/api/walkthroughs.js';

export type Phase = WalkthroughStep['phase'];
export const PHASES: readonly Phase[] = ['走前', '走中', '走后'];

const PHASE_OF: Record<WalkthroughStatus, Phase> = {
  ASSIGNED: '走前',
  PREPARING: '走前',
  WALKING: '走中',
  FEEDBACK: '走后',
  TRIAGE: '走后',
  FOLLOWING: '走后',
  CLOSED: '走后',
  CANCELLED: '走后',
};

/** The tab of 我的任务 that a walk stands on. */
export const phaseOf = (status: WalkthroughStatus): Phase => PHASE_OF[status];
export const isOver = (status: WalkthroughStatus): boolean => status === 'CLOSED' || status === 'CANCELLED';

export const STEP_STATES: Record<WalkthroughStep['state'], string> = {
  done: '已完成',
  now: '进行中',
  next: '未开始',
  skipped: '不走这一支',
};

/** Steps that count in 第 n 步 / 共 m 步. */
export const countedSteps = (steps: readonly WalkthroughStep[]): WalkthroughStep[] =>
  steps.filter(({ state }) => state !== 'skipped');

/** What a decision was called, for the record. */
export function decisionText({ content }: Pick<WalkthroughStep, 'content'>): string | null {
  if (typeof content.hasLiveCase === 'boolean') return content.hasLiveCase ? '有业务' : '无业务';
  const allowed = content.conditionsMet ?? content.hearingOpen;
  if (typeof allowed === 'boolean') return allowed ? '条件允许' : '条件不允许';
  if (typeof content.consentGiven === 'boolean') return content.consentGiven ? '已征得同意' : '未同意';
  return null;
}
