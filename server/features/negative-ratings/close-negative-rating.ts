import type { UnitOfWork } from '../../shared/command-context.js';
import { changeNegativeRating, loadNegativeRating } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';
import { isFinal, requireNegativeStatus } from './negative-rating-states.js';

/** 办结: only with feedback to the citizen and a sheet that was submitted (R79, R80); throws otherwise. Repeated without effect. */
export async function closeNegativeRating(
  unit: UnitOfWork,
  deps: Pick<NegativeRatingDeps, 'deadlines' | 'supervision'>,
  id: string,
): Promise<void> {
  const row = await loadNegativeRating(unit.tx, id);
  if (isFinal(row)) return;
  if (!row.feedbackAt || !row.reportedAt)
    throw new Error(`Expected negative rating ${id} to have feedback and a submitted sheet before it is closed`);
  await changeNegativeRating(unit.tx, id, { status: requireNegativeStatus('close', row), closedAt: unit.at });
  await deps.deadlines.close(unit, { subjectType: 'negative-rating', subjectId: id, reason: '已办结' });
  await deps.supervision.liftFor(unit, { subjectType: 'negative-rating', subjectId: id, reason: '差评核查已办结' });
  await logNegativeRating(unit, row, 'negative-rating.closed', '差评核查办结');
}
