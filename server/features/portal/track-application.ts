import { AppError } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import type { Secrets } from '../../shared/secrets.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { countAttempt, forgiveAttempt, throttleKey } from '../../shared/throttle.js';
import { issueTrackToken } from './portal-access.js';

interface Deps {
  settings: SettingsService;
  secrets: Secrets;
}

/**
 * Looks an application up by its number and the last four digits of the phone, without an account (R123). Ten thousand digits are
 * few, so tries are counted for the number and for the address; the answer never says which of the two was wrong.
 */
export async function trackApplication(
  { db, clock }: CommandContext,
  { settings, secrets }: Deps,
  input: { number: string; phoneLast4: string; address: string },
): Promise<{ id: string; trackToken: string }> {
  const at = clock.now();
  const limit = await settings.get(db, 'signIn.throttle', at);
  const byNumber = throttleKey('track', input.number);
  const byAddress = throttleKey('trackAddress', input.address);
  await db.$transaction(async (tx) => {
    await countAttempt(tx, byAddress, { ...limit, failures: limit.addressFailures }, at);
    await countAttempt(tx, byNumber, limit, at);
  });
  const application = await db.application.findUnique({
    where: { number: input.number },
    select: { id: true, phoneLast4: true },
  });
  if (!application || application.phoneLast4 !== input.phoneLast4)
    throw new AppError(
      'NOT_FOUND',
      'Expected number and phone digits to belong together',
      '没有查到。请核对办件编号和手机号后四位',
    );
  await db.$transaction(async (tx) => {
    await forgiveAttempt(tx, byNumber, 'all');
    await forgiveAttempt(tx, byAddress, 'one');
  });
  return { id: application.id, trackToken: issueTrackToken(secrets, clock, application.id) };
}
