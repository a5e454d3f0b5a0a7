import { notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { throttleKey, forgiveAttempt } from '../../shared/throttle.js';
import { hashPassword } from './password-hash.js';
import { checkPassword } from './password-policy.js';
import { requirePeopleManager } from './require-people-manager.js';

/** Gives a person a new password, ends all sessions of that person and lifts a lock of the account. */
export async function setPassword(
  context: CommandContext,
  deps: { settings: SettingsService },
  input: { id: string; password: string },
): Promise<void> {
  requirePeopleManager(context.actor);
  const user = await context.db.user.findUnique({ where: { id: input.id }, include: { unit: true } });
  if (!user) throw notFound(`Expected user ${input.id} to exist`, '没有这名人员');
  checkPassword(
    input.password,
    user.username,
    await deps.settings.get(context.db, 'password.policy', context.clock.now()),
  );
  const passwordHash = await hashPassword(input.password);
  await inTransaction(context, async ({ tx, ledger }) => {
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await forgiveAttempt(tx, throttleKey('account', user.username.toLowerCase()), 'all');
    await ledger({
      action: 'user.passwordSet',
      subjectType: 'user',
      subjectId: user.id,
      summary: `重置密码：${user.unit.shortName} ${user.post}`,
    });
  });
}
