import { dbText } from './insert-into.js';
import { later, OPEN_SHARE, pad, pick, spread, UNITS, type World } from './loop-world.js';

const RATING_OPEN = ['OPENED', 'CALLBACK', 'VERIFIED', 'RECTIFYING', 'FEEDBACK', 'REPORTING'];

/** A 差评 with its check and the clocks of call-back and report. */
export function fillNegativeRating(world: World, index: number, count: number, applications: number): void {
  const { insert, clock, now, style } = world;
  const open = index % OPEN_SHARE === 0;
  const status = open ? pick(RATING_OPEN, index / OPEN_SHARE) : index % 9 === 1 ? 'TERMINATED' : 'CLOSED';
  const receivedAt = open ? later(now, -15 * (1 - index / count)) : spread(now, index, count);
  const id = `rate_bench${pad(index)}`;
  const applicationId = `app_bench${pad(Math.floor((index / count) * applications))}`;
  const invitationId = `inv_bench${pad(index)}`;
  insert('RatingInvitation', {
    id: invitationId,
    applicationId,
    invitedAt: dbText(receivedAt),
    closedAt: dbText(receivedAt),
  });
  insert('Rating', {
    id,
    invitationId,
    applicationId,
    level: pick(['DISSATISFIED', 'VERY_DISSATISFIED'], index),
    isNegative: 1,
    tags: '["材料重复"]',
    ratedAt: dbText(receivedAt),
  });
  const called = !['OPENED', 'CALLBACK', 'TERMINATED'].includes(status);
  insert('NegativeRating', {
    id,
    applicationId,
    number: `CP-2025-${pad(index)}`,
    named: index % 3 === 0 ? 0 : 1,
    unitId: pick(UNITS, index),
    status,
    callbackOfficerId: status === 'OPENED' ? null : style,
    calledBackAt: called ? dbText(later(receivedAt, 1)) : null,
    verdict: called ? pick(['CLEAR', 'COMPLEX', 'NO_LEGAL_BASIS', 'MISTAKEN_OR_MALICIOUS'], index) : null,
    counted: 1,
    receivedAt: dbText(receivedAt),
    closedAt: open ? null : dbText(later(receivedAt, 5)),
    version: 3,
  });
  for (const kind of ['CALLBACK', 'REPORT_SHEET']) {
    const runs = kind === 'CALLBACK' ? status === 'CALLBACK' : open && !['OPENED', 'CALLBACK'].includes(status);
    clock({
      id: `dl_rate${pad(index)}_${kind}`,
      subjectType: 'negative-rating',
      subjectId: id,
      caseId: id,
      kind,
      startsAt: receivedAt,
      dueAt: runs ? later(now, (index % 14) - 4) : later(receivedAt, 5),
      closedAt: runs ? null : later(receivedAt, 3),
    });
  }
}
