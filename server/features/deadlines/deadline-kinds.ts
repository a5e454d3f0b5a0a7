import type { DeadlineKind } from '../../shared/deadline-service.js';

/** How a kind of clock is called before its chip, and what closing it is called. */
export const DEADLINE_KINDS: Record<DeadlineKind, { name: string; closed: string }> = {
  ITEM_PROMISED: { name: '承诺', closed: '办结' },
  ITEM_STATUTORY: { name: '规定', closed: '办结' },
  APPLICATION_PROMISED: { name: '整件', closed: '办结' },
  CORRECTION: { name: '补正', closed: '补正' },
  RATING_WINDOW: { name: '评价', closed: '评价' },
};

/** The words of a stored kind. */
export const kindOf = (kind: string) => DEADLINE_KINDS[kind as DeadlineKind];
