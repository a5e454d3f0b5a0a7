import type { Db, Tx } from '../../db.js';
import type { Secrets } from '../../shared/secrets.js';
import { ratingTokenFor } from './rating-token.js';

/**
 * What the applicant's own progress page may offer: the link's token while the window is open and nothing is rated yet. Never call it
 * for an official.
 */
export async function getRatingToken(db: Db | Tx, secrets: Secrets, at: Date, applicationId: string): Promise<{ token: string | null; rated: boolean }> {
  const invitation = await db.ratingInvitation.findUnique({ where: { applicationId }, include: { rating: { select: { id: true } } } });
  if (!invitation) return { token: null, rated: false };
  const rated = invitation.rating !== null;
  const open = !rated && invitation.closedAt === null && (invitation.closesAt === null || at <= invitation.closesAt);
  return { token: open ? ratingTokenFor(secrets, invitation.id) : null, rated };
}
