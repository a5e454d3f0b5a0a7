import type { RatingPage } from '../../api/portal.js';
import type { RatingLevel } from '../../api/ratings.js';
import type { Db } from '../../db.js';
import { isWindowOver, loadInvitation } from './load-invitation.js';
import type { RatingDeps } from './rating-deps.js';

/** What the link shows; nothing about the person. */
export async function getRatingPage(
  db: Db,
  deps: Pick<RatingDeps, 'secrets' | 'settings'>,
  at: Date,
  token: string,
): Promise<RatingPage> {
  const invitation = await loadInvitation(db, deps.secrets, token);
  return {
    oneThingName: invitation.application.oneThingName,
    number: invitation.application.number ?? '',
    level: (invitation.rating?.level as RatingLevel | undefined) ?? null,
    tags: await deps.settings.get(db, 'rating.tags', at),
    closed: isWindowOver(invitation, at),
  };
}
