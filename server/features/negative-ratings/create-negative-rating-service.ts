import type { NegativeRatingService } from '../../shared/negative-rating-service.js';
import { changeNegativeRating } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';
import { requireNegativeStatus } from './negative-rating-states.js';
import { openNegativeRating } from './open-negative-rating.js';

/** The 差评核查 as other features see them. */
export const createNegativeRatingService = (
  deps: Pick<NegativeRatingDeps, 'settings' | 'deadlines'>,
): NegativeRatingService => ({
  open: (unit, rating) => openNegativeRating(unit, deps, rating),
  async rectificationEnded(unit, rectificationId) {
    const row = await unit.tx.negativeRating.findFirst({ where: { rectificationId, status: 'RECTIFYING' } });
    if (!row) return;
    await changeNegativeRating(unit.tx, row.id, { status: requireNegativeStatus('end-rectification', row) });
    await logNegativeRating(unit, row, 'negative-rating.rectified', '整改已结束，待反馈服务对象', {
      detail: { rectificationId },
    });
  },
});
