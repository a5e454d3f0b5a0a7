import type { UnitOfWork } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import type { RatingDeps } from './rating-deps.js';

/**
 * The window has passed without a rating: the diagram goes on, and nothing is recorded as a rating, for silence is not a good
 * one. Called by the deadlines when the rung fires. No effect on an invitation that was answered or is closed.
 */
export async function closeRatingWindow(
  unit: UnitOfWork,
  deps: Pick<RatingDeps, 'deadlines'>,
  invitationId: string,
): Promise<void> {
  const { tx, at } = unit;
  const invitation = await tx.ratingInvitation.findUnique({
    where: { id: invitationId },
    include: { rating: { select: { id: true } } },
  });
  if (!invitation || invitation.closedAt || invitation.rating) return;
  await tx.ratingInvitation.update({ where: { id: invitationId }, data: { closedAt: at } });
  await deps.deadlines.close(unit, { subjectType: 'rating-invitation', subjectId: invitationId, reason: '评价期满' });
  await unit.ledger({
    action: 'rating.windowClosed',
    subjectType: 'rating-invitation',
    subjectId: invitationId,
    caseId: invitation.applicationId,
    summary: '评价期满，申请人未评价，不计为好评',
  });
  await sendMessage(unit, invitation.applicationId, 'rating.windowClosed', invitationId);
}
