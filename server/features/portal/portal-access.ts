import { createHash, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import { AppError } from '../../shared/app-error.js';
import type { Clock } from '../../shared/clock.js';
import type { Secrets } from '../../shared/secrets.js';
import { txAll } from '../../shared/tx-sql.js';

/** How long a look-up by number and phone digits stays open. */
const TRACK_TOKEN_MINUTES = 30;

const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** A token that opens one submitted application for half an hour; nothing is stored. */
export function issueTrackToken(secrets: Secrets, clock: Clock, applicationId: string): string {
  const expires = clock.now().getTime() + TRACK_TOKEN_MINUTES * 60_000;
  return `${expires}.${secrets.sign('track', `${applicationId}.${expires}`)}`;
}

function isTrackToken(secrets: Secrets, clock: Clock, applicationId: string, token: string): boolean {
  const [expires = '', signature = ''] = token.split('.');
  return (
    /^\d{1,15}$/.test(expires) &&
    Number(expires) > clock.now().getTime() &&
    secrets.verify('track', `${applicationId}.${expires}`, signature)
  );
}

/**
 * The applicant behind a portal request: the browser that holds the draft's secret, or somebody who gave number and phone digits.
 * UNAUTHENTICATED otherwise, and the same answer for an application that does not exist.
 */
export async function applicantOf(
  db: Db,
  clock: Clock,
  secrets: Secrets,
  applicationId: string,
  tokens: { draft?: string | undefined; track?: string | undefined },
): Promise<Actor> {
  const actor: Actor = { type: 'APPLICANT', applicationId };
  if (tokens.track && isTrackToken(secrets, clock, applicationId, tokens.track)) return actor;
  if (tokens.draft) {
    const [application] = await txAll<{ draftTokenHash: string | null }>(
      db,
      'SELECT "draftTokenHash" FROM "Application" WHERE "id" = ?',
      applicationId,
    );
    const expected = Buffer.from(application?.draftTokenHash ?? '');
    const given = Buffer.from(hash(tokens.draft));
    if (expected.length === given.length && timingSafeEqual(expected, given)) return actor;
  }
  throw new AppError(
    'UNAUTHENTICATED',
    `Expected a token for application ${applicationId}`,
    '查询已过期，请用办件编号和手机号后四位重新查询',
  );
}
