import { NEGATIVE_LEVELS, RATING_LEVELS, type RatingLevel } from '../../api/ratings.js';
import { AppError, conflict, invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { sendMessage } from '../../shared/send-message.js';
import { isWindowOver, loadInvitation, type Invitation } from './load-invitation.js';
import type { RatingDeps } from './rating-deps.js';

export interface SubmitRating {
  token: string;
  /** Required the first time; never changed afterwards. */
  level?: RatingLevel | undefined;
  tags?: string[] | undefined;
  comment?: string | undefined;
}

/**
 * The applicant rates the case through the link. The first submission counts and its level stays for ever; a second one may add
 * tags and a comment, once. Refuses a link that is not ours, a window that is over, and whoever worked on this very case. A
 * negative rating is shown to 行风办 and opens its check in the same transaction.
 */
export async function submitRating(
  context: CommandContext,
  deps: RatingDeps,
  input: SubmitRating,
): Promise<{ level: RatingLevel; message: string }> {
  return inTransaction({ ...context, actor: { type: 'APPLICANT', applicationId: null } }, async (unit) => {
    const invitation = await loadInvitation(unit.tx, deps.secrets, input.token);
    refuseHandlers(context, invitation);
    const { rating } = invitation;
    if (isWindowOver(invitation, unit.at))
      throw invalidState(
        `Expected the rating window of ${invitation.id} to be open, but it is over`,
        '评价时间已过，不能再评价',
      );
    const reasons = await checkedReasons(unit, deps, rating ? (rating.level as RatingLevel) : input.level, input);
    if (rating) {
      await addReasons(unit, invitation, input, reasons);
      return { level: rating.level as RatingLevel, message: '已补充评价说明，谢谢您' };
    }
    const { level } = input;
    if (!level) throw invalidArgument('Expected a level', '请先选择满意程度', { fields: ['level'] });
    await recordRating(unit, deps, invitation, level, reasons);
    return { level, message: `已收到您的评价：${RATING_LEVELS[level]}` };
  });
}

interface Reasons {
  tags: string[];
  comment: string | null;
}

/** Nobody rates one's own work, not even with the link in hand. */
function refuseHandlers({ actor }: CommandContext, { application }: Invitation): void {
  if (actor.type !== 'USER') return;
  const workers = [
    application.acceptedById,
    application.filedById,
    ...application.items.flatMap((item) => [item.handlerId, item.decidedById]),
  ];
  if (workers.includes(actor.id))
    throw new AppError(
      'FORBIDDEN',
      `User ${actor.id} worked on application ${application.id}`,
      '您办理过此件，不能评价',
    );
}

async function checkedReasons(
  { tx, at }: UnitOfWork,
  { settings }: RatingDeps,
  level: RatingLevel | undefined,
  input: SubmitRating,
): Promise<Reasons> {
  const offered = await settings.get(tx, 'rating.tags', at);
  const known = level && NEGATIVE_LEVELS.includes(level) ? offered.negative : offered.positive;
  const tags = [...new Set(input.tags ?? [])];
  const unknown = tags.filter((tag) => !known.includes(tag));
  if (unknown.length > 0)
    throw invalidArgument(`Expected tags of the settings, but got ${unknown.length} others`, '请从所列原因中选择', {
      fields: ['tags'],
    });
  return { tags, comment: input.comment?.trim() || null };
}

async function recordRating(
  unit: UnitOfWork,
  deps: RatingDeps,
  invitation: Invitation,
  level: RatingLevel,
  reasons: Reasons,
): Promise<void> {
  const { tx, at } = unit;
  const { id: invitationId, applicationId } = invitation;
  const isNegative = NEGATIVE_LEVELS.includes(level);
  const { id } = await tx.rating.create({
    data: { id: newId('rating', at), invitationId, applicationId, level, isNegative, ...reasons, ratedAt: at },
  });
  await tx.ratingInvitation.update({ where: { id: invitationId }, data: { closedAt: at } });
  await deps.deadlines.close(unit, { subjectType: 'rating-invitation', subjectId: invitationId, reason: '已评价' });
  await unit.ledger({
    action: 'rating.submitted',
    subjectType: 'rating',
    subjectId: id,
    caseId: applicationId,
    summary: `申请人评价：${RATING_LEVELS[level]}`,
    detail: { level, isNegative },
  });
  await sendMessage(unit, applicationId, 'rating.submitted', invitationId);
  if (!isNegative) return;
  await deps.negativeRatings.open(unit, { id, applicationId });
  await deps.notices.send(unit, {
    dedupeKey: `rating.negative:${id}`,
    recipientType: 'ROLE',
    recipientId: 'STYLE_OFFICE',
    kind: 'rating.negative',
    title: `收到差评：${invitation.application.oneThingName} ${invitation.application.number ?? ''}`,
    body: `申请人评价为${RATING_LEVELS[level]}，请安排核实和回访。`,
    subjectType: 'rating',
    subjectId: id,
  });
}

async function addReasons(
  unit: UnitOfWork,
  { id, applicationId, rating }: Invitation,
  input: SubmitRating,
  { tags, comment }: Reasons,
): Promise<void> {
  if (!rating) return;
  if (input.level && input.level !== rating.level)
    throw conflict(`Expected the level of rating ${rating.id} to stay`, '评价已提交，满意程度不能更改');
  const had = (rating.tags as string[]).length > 0 || rating.comment !== null;
  if (had)
    throw conflict(
      `Expected rating ${rating.id} of invitation ${id} to lack reasons, but it has them`,
      '评价说明已补充过，不能再改',
    );
  if (tags.length === 0 && comment === null)
    throw invalidState(`Expected rating ${rating.id} to be new, but it is there`, '您已评价过，每件只评一次');
  await unit.tx.rating.update({ where: { id: rating.id }, data: { tags, comment } });
  await unit.ledger({
    action: 'rating.explained',
    subjectType: 'rating',
    subjectId: rating.id,
    caseId: applicationId,
    summary: '申请人补充评价说明',
    detail: { tags },
  });
}
