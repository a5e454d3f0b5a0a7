import { firstAnswer } from '../../api/form-rules.js';
import type { UserActor } from '../../shared/actor.js';
import { instantAt, dayOf } from '../../shared/calendar/day-number.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { findApplicantIdentity } from '../catalogue/find-applicant-identity.js';
import type { NegativeRatingRecord } from './load-negative-rating.js';
import { logNegativeRating } from './negative-rating-log.js';

const REVEALED = 'negative-rating.contactRevealed';

/**
 * How to reach the citizen: for the officer who has to call back or to feed back, and only then. Each day that somebody looks leaves
 * one line in the ledger; the contact itself is in no ledger, notice or variable (R182).
 */
export async function revealContact(
  context: CommandContext,
  actor: UserActor,
  row: NegativeRatingRecord,
): Promise<string | null> {
  const calls = row.status === 'CALLBACK' || row.status === 'FEEDBACK' || row.status === 'RECTIFYING';
  if (!row.named || !calls || actor.id !== row.callbackOfficerId || actor.unitId === row.unitId) return null;
  const application = await context.db.application.findUniqueOrThrow({
    where: { id: row.applicationId },
    select: { applicantName: true, oneThingId: true, form: true },
  });
  const { phone: keys } = await findApplicantIdentity(context.db, application.oneThingId);
  const phone = firstAnswer(application.form as Record<string, unknown>, keys);
  const today = instantAt(dayOf(context.clock.now()), 0);
  const seen = {
    subjectType: 'negative-rating',
    subjectId: row.id,
    action: REVEALED,
    actorId: actor.id,
    at: { gte: today },
  };
  if ((await context.db.ledgerEvent.count({ where: seen })) === 0)
    await inTransaction(context, (unit) => logNegativeRating(unit, row, REVEALED, '回访专人查看服务对象联系方式'));
  return `${application.applicantName} ${phone}`.trim();
}
