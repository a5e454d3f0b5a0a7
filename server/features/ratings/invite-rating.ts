import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { dayText } from '../../shared/local-day.js';
import type { RatingDeps } from './rating-deps.js';

/**
 * Invites the applicant to rate the case: once for each application (一事一评, R68), however often the step comes, with a window
 * from the settings. A withdrawn application gets a closed invitation. Returns the invitation's id.
 */
export async function inviteRating(
  unit: UnitOfWork,
  deps: Pick<RatingDeps, 'settings' | 'deadlines' | 'notices'>,
  applicationId: string,
): Promise<string> {
  const { tx, at } = unit;
  const known = await tx.ratingInvitation.findUnique({ where: { applicationId }, select: { id: true } });
  if (known) return known.id;
  const application = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { number: true, status: true },
  });
  // withdrawn at the last moment: the leave message is on its way, the step still answers its id, and nobody is asked
  const withdrawn = application.status === 'WITHDRAWN';
  const { id } = await tx.ratingInvitation.create({
    data: { id: newId('rate', at), applicationId, invitedAt: at, closedAt: withdrawn ? at : null },
  });
  if (withdrawn) return id;
  const { dueAt } = await deps.deadlines.open(unit, {
    subjectType: 'rating-invitation',
    subjectId: id,
    caseId: applicationId,
    kind: 'RATING_WINDOW',
    budget: await deps.settings.get(tx, 'rating.window', at),
    startsAt: at,
    sourceText: '评价期限（本地设定）',
  });
  await tx.ratingInvitation.update({ where: { id }, data: { closesAt: dueAt } });
  await unit.ledger({
    action: 'rating.invited',
    subjectType: 'rating-invitation',
    subjectId: id,
    caseId: applicationId,
    summary: '邀请申请人评价',
  });
  await deps.notices.send(unit, {
    dedupeKey: `rating.invited:${id}`,
    recipientType: 'APPLICANT',
    recipientId: applicationId,
    kind: 'rating.invited',
    title: '请您评价',
    body: `办件 ${application.number ?? ''} 已办结，请您评价${dueAt ? `，${dayText(dueAt)}前有效` : ''}。`,
    subjectType: 'rating-invitation',
    subjectId: id,
  });
  return id;
}
