import type { Db, Prisma, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import type { Secrets } from '../../shared/secrets.js';
import { invitationOfToken } from './rating-token.js';

const WITH_CASE = {
  rating: true,
  application: { include: { items: { select: { handlerId: true, decidedById: true } } } },
} as const satisfies Prisma.RatingInvitationInclude;

export type Invitation = Prisma.RatingInvitationGetPayload<{ include: typeof WITH_CASE }>;

/** The invitation behind a link. A made-up token and one of a case that is gone get the same answer. */
export async function loadInvitation(db: Db | Tx, secrets: Secrets, token: string): Promise<Invitation> {
  const id = invitationOfToken(secrets, token);
  const invitation = id === null ? null : await db.ratingInvitation.findUnique({ where: { id }, include: WITH_CASE });
  if (!invitation) throw notFound('Expected a rating token of ours', '评价链接无效，请从办件进度页重新打开');
  return invitation;
}

/** Whether the window has passed, whether or not the sweeper has closed it yet. */
export const isWindowOver = (invitation: Pick<Invitation, 'closesAt' | 'closedAt' | 'rating'>, at: Date): boolean =>
  (invitation.closesAt !== null && at > invitation.closesAt) ||
  (invitation.closedAt !== null && invitation.rating === null);
