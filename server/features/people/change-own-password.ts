import { AppError, invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { countAttempt, forgiveAttempt, throttleKey } from '../../shared/throttle.js';
import { hashPassword, verifyPassword } from './password-hash.js';
import { checkPassword } from './password-policy.js';
import { sessionIdOf } from './session-token.js';

export interface ChangeOwnPassword {
  currentPassword: string;
  newPassword: string;
  /** The session that stays; all others of this person end. */
  sessionToken: string;
}

/** Changes one's own password. Guessing the current one is throttled like signing in. */
export async function changeOwnPassword(
  context: CommandContext,
  deps: { settings: SettingsService },
  input: ChangeOwnPassword,
): Promise<void> {
  const { actor, db, clock } = context;
  const user = actor.type === 'USER' ? await db.user.findUnique({ where: { id: actor.id } }) : null;
  if (!user) throw new AppError('UNAUTHENTICATED', 'Expected a signed-in user', '请先登录');
  const key = throttleKey('account', user.username.toLowerCase());
  const limit = await deps.settings.get(db, 'signIn.throttle', clock.now());
  await inTransaction(context, ({ tx, at }) => countAttempt(tx, key, limit, at));
  if (!(await verifyPassword(input.currentPassword, user.passwordHash))) {
    throw invalidArgument('Expected the current password', '原密码不正确', {
      fields: { currentPassword: '原密码不正确' },
    });
  }
  checkPassword(input.newPassword, user.username, await deps.settings.get(db, 'password.policy', clock.now()));
  const passwordHash = await hashPassword(input.newPassword);
  await inTransaction(context, async ({ tx, ledger }) => {
    await forgiveAttempt(tx, key, 'all');
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await tx.session.deleteMany({ where: { userId: user.id, id: { not: sessionIdOf(input.sessionToken) } } });
    await ledger({ action: 'user.passwordChanged', subjectType: 'user', subjectId: user.id, summary: '修改本人密码' });
  });
}
