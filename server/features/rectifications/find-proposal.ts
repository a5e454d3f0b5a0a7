import type { RectificationKind } from '../../api/loop-states.js';
import type { RectificationProposal } from '../../api/rectifications.js';
import type { Db, Tx } from '../../db.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { findStatedLimit } from './find-stated-limit.js';
import type { Limit } from './limit.js';
import type { RectificationRecord } from './load-rectification.js';

/**
 * What is proposed to whoever decides the measure or another kind (R54): the kind of 归口 or of the verdict; for each kind the limit of
 * the settings. A limit that the unit stated is that of 限期整改, and no other kind is proposed a longer one (R76).
 */
export async function findProposal(
  db: Db | Tx,
  settings: SettingsService,
  rectification: Pick<RectificationRecord, 'ratingId' | 'problem' | 'round' | 'status'>,
  at: Date,
): Promise<RectificationProposal> {
  const limits = await settings.get(db, 'rectification.defaultLimits', at);
  const stated = await findStatedLimit(db, rectification);
  return {
    kind: (rectification.problem?.proposedKind ?? null) as RectificationKind | null,
    limits: stated
      ? {
          IMMEDIATE: shorter(limits.IMMEDIATE, stated),
          TIME_LIMITED: stated,
          SYSTEMIC: shorter(limits.SYSTEMIC, stated),
        }
      : limits,
    isStated: stated !== null,
  };
}

/** Days of different units are not compared. */
const shorter = (limit: Limit, stated: Limit): Limit =>
  limit.unit === stated.unit && stated.value < limit.value ? stated : limit;
