import { TASK_KINDS } from '../../../../processes/contract.js';
import type { ReviewOutcome } from '../../providers/loop-commands.js';

/** How a reply to an order is judged. */
export const REVIEWS: Readonly<Record<string, string>> = TASK_KINDS['supervision.review'].decision.values;

export const REVIEW_OPTIONS: { value: ReviewOutcome; label: string; hint: string }[] = [
  { value: 'RESOLVED', label: '解决到位', hint: '办结本督办单' },
  { value: 'NOT_RESOLVED', label: '未到位，再办', hint: '给新的回复时限' },
  { value: 'FOLLOW_UP', label: '继续跟踪', hint: '定一天回头看' },
];
