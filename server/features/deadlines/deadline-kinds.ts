import type { DeadlineKind } from '../../shared/deadline-service.js';

/** How a kind of clock is called before its chip, and what closing it is called. */
export const DEADLINE_KINDS: Record<DeadlineKind, { name: string; closed: string }> = {
  ITEM_PROMISED: { name: '承诺', closed: '办结' },
  ITEM_STATUTORY: { name: '规定', closed: '办结' },
  APPLICATION_PROMISED: { name: '整件', closed: '办结' },
  CORRECTION: { name: '补正', closed: '补正' },
  RATING_WINDOW: { name: '评价', closed: '评价' },
  RECTIFICATION: { name: '整改', closed: '整改' },
  EVALUATION: { name: '评价', closed: '评价' },
  CALLBACK: { name: '回访', closed: '回访' },
  REPORT_SHEET: { name: '报送', closed: '报送' },
  SUPERVISION_SIGN: { name: '签收', closed: '签收' },
  SUPERVISION_REPLY: { name: '督办', closed: '回复' },
  SUPERVISION_FOLLOW_UP: { name: '回头看', closed: '回头看' },
  WALKTHROUGH_MILESTONE: { name: '走流程', closed: '完成' },
};

/** The words of a stored kind. */
export const kindOf = (kind: string) => DEADLINE_KINDS[kind as DeadlineKind];
