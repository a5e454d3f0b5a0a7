import type { Db, Tx } from '../../db.js';
import { statedLimitOf } from '../../shared/stated-limit.js';
import type { Limit } from './limit.js';

/** The limit that the unit stated when the negative rating was taken into the ledger (R76); null: no rating, or none stated. */
export async function findStatedLimit(db: Db | Tx, { ratingId }: { ratingId: string | null }): Promise<Limit | null> {
  const rating = ratingId
    ? await db.negativeRating.findUnique({
        where: { id: ratingId },
        select: { statedLimitValue: true, statedLimitUnit: true },
      })
    : null;
  return rating && statedLimitOf(rating);
}
