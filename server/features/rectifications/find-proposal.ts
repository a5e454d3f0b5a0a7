import type { RectificationKind } from '../../api/loop-states.js';
import type { RectificationProposal } from '../../api/rectifications.js';
import type { Db, Tx } from '../../db.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { findStatedLimit } from './find-stated-limit.js';
import type { RectificationRecord } from './load-rectification.js';

/**
 * What is proposed to whoever decides the measure (R54): the kind of 归口 or of the verdict; for each kind the limit of the settings,
 * for 限期整改 of a negative rating the one that the unit stated (R76).
 */
export async function findProposal(
  db: Db | Tx,
  settings: SettingsService,
  rectification: Pick<RectificationRecord, 'ratingId' | 'problem'>,
  at: Date,
): Promise<RectificationProposal> {
  const limits = await settings.get(db, 'rectification.defaultLimits', at);
  const stated = await findStatedLimit(db, rectification);
  return {
    kind: (rectification.problem?.proposedKind ?? null) as RectificationKind | null,
    limits: stated ? { ...limits, TIME_LIMITED: stated } : limits,
    isStated: stated !== null,
  };
}
