import type { UnitOfWork } from '../../shared/command-context.js';
import { changeNegativeRating, loadNegativeRating } from './load-negative-rating.js';
import { logNegativeRating } from './negative-rating-log.js';
import { requireNegativeStatus } from './negative-rating-states.js';

/** 误评或恶意评价 is not taken into account: the record stays, statistics leave it out (R78). Repeated without effect. */
export async function disregardRating(unit: UnitOfWork, id: string): Promise<void> {
  const row = await loadNegativeRating(unit.tx, id);
  if (!row.counted || row.status !== 'VERIFIED') return;
  await changeNegativeRating(unit.tx, id, { status: requireNegativeStatus('disregard', row), counted: false });
  await logNegativeRating(unit, row, 'negative-rating.disregarded', '评价结果不予采纳，原记录保留，不计入统计', {
    reason: row.callbackNote ?? undefined,
  });
}
