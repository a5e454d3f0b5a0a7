import type { UnitOfWork } from '../../shared/command-context.js';
import { nextNumber } from '../../shared/next-number.js';
import { sendMessage } from '../../shared/send-message.js';
import { findRatedUnit } from './find-rated-unit.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';

/**
 * Opens the check of a negative rating in the transaction of the rating itself (R73). Named when the applicant left name and phone, so
 * that somebody can be called back (R82). A rating whose check is open is left as it is.
 */
export async function openNegativeRating(
  unit: UnitOfWork,
  deps: Pick<NegativeRatingDeps, 'settings' | 'deadlines'>,
  rating: { id: string; applicationId: string },
): Promise<void> {
  const { tx, at } = unit;
  const { id, applicationId } = rating;
  if ((await tx.negativeRating.count({ where: { id } })) > 0) return;
  const application = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { applicantName: true, phoneLast4: true },
  });
  const named = application.applicantName !== '' && application.phoneLast4 !== '';
  const unitId = await findRatedUnit(tx, applicationId);
  const number = await nextNumber(tx, at, 'CP');
  await tx.negativeRating.create({
    data: { id, applicationId, number, named, unitId, status: 'OPENED', receivedAt: at },
  });
  await logNegativeRating(
    unit,
    { id, number },
    'negative-rating.opened',
    `收到${named ? '实名' : '非实名'}差评，启动回访核实`,
    { detail: { unitId, named } },
  );
  await deps.deadlines.open(unit, {
    subjectType: 'negative-rating',
    subjectId: id,
    caseId: id,
    kind: 'CALLBACK',
    budget: await deps.settings.get(tx, 'callback.limit', at),
    startsAt: at,
    sourceText: '差评回访期限（设置）',
    sourceDoc: '004',
    sourceSection: '二（四）2',
  });
  await sendMessage(unit, id, 'rating.negativeReceived', id);
}
