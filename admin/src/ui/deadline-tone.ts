import type { DeadlineState } from '../../../server/api/deadlines.js';
import type { DeadlineTone } from '../theme/tokens.js';

/** Sign and colour of each state. The sign survives black-and-white print; the words come from the server. */
export const DEADLINE_LOOK: Record<DeadlineState, { tone: DeadlineTone | 'none'; sign: string }> = {
  NORMAL: { tone: 'ok', sign: '●' },
  NEAR_DUE: { tone: 'near', sign: '▲' },
  DUE_TODAY: { tone: 'near', sign: '▲' },
  OVERDUE: { tone: 'over', sign: '■' },
  SUSPENDED: { tone: 'pause', sign: '‖' },
  UNSET: { tone: 'unset', sign: '○' },
  NO_LIMIT: { tone: 'none', sign: '' },
  CLOSED_IN_TIME: { tone: 'done', sign: '✓' },
  CLOSED_LATE: { tone: 'done', sign: '✓' },
};
