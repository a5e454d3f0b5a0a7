import type { Db, Tx } from '../../db.js';
import type { Secrets } from '../../shared/secrets.js';
import { txAll } from '../../shared/tx-sql.js';
import { ratingTokenFor } from './rating-token.js';

/**
 * What the applicant's own progress page may offer: the link's token while the window is open and nothing is rated yet. Never call it
 * for an official.
 */
export async function getRatingToken(
  db: Db | Tx,
  secrets: Secrets,
  at: Date,
  applicationId: string,
): Promise<{ token: string | null; rated: boolean }> {
  const [invitation] = await txAll<{
    id: string;
    closesAt: Date | null;
    closedAt: Date | null;
    ratingId: string | null;
  }>(
    db,
    `SELECT i."id", i."closesAt", i."closedAt", r."id" AS "ratingId" FROM "RatingInvitation" AS i
      LEFT JOIN "Rating" AS r ON r."invitationId" = i."id" WHERE i."applicationId" = ?`,
    applicationId,
  );
  if (!invitation) return { token: null, rated: false };
  const rated = invitation.ratingId !== null;
  const open = !rated && invitation.closedAt === null && (invitation.closesAt === null || at <= invitation.closesAt);
  return { token: open ? ratingTokenFor(secrets, invitation.id) : null, rated };
}
