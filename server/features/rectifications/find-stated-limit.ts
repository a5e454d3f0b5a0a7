import type { Db, Tx } from '../../db.js';
import { statedLimitOf } from '../../shared/stated-limit.js';
import type { Limit } from './limit.js';
import type { RectificationRecord } from './load-rectification.js';

/**
 * The limit that the unit stated when the negative rating was taken into the ledger; it binds the first round, whatever its kind (R76).
 * Null: no rating, none stated, or the first round is over.
 */
export async function findStatedLimit(
  db: Db | Tx,
  { ratingId, round, status }: Pick<RectificationRecord, 'ratingId' | 'round' | 'status'>,
): Promise<Limit | null> {
  const isFirstRound = round === 0 || (round === 1 && status === 'RECTIFYING');
  if (!ratingId || !isFirstRound) return null;
  const rating = await db.negativeRating.findUnique({
    where: { id: ratingId },
    select: { statedLimitValue: true, statedLimitUnit: true },
  });
  return rating && statedLimitOf(rating);
}
