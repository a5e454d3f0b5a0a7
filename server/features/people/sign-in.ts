import type { Role } from '../../api/roles.js';
import type { UserActor } from '../../shared/actor.js';
import { systemActor } from '../../shared/actor.js';
import { AppError } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { countAttempt, forgiveAttempt, throttleKey } from '../../shared/throttle.js';
import { verifyPassword } from './password-hash.js';
import { newToken, sessionIdOf } from './session-token.js';

const HOUR = 3_600_000;

export interface SignInInput {
  username: string;
  password: string;
  /** For throttling only. */
  address: string;
}

/**
 * Starts a session. UNAUTHENTICATED with the same answer, after the same work, for an unknown user, a wrong password and a
 * deactivated account; TOO_MANY_REQUESTS for an account or an address with too many failures (setting `signIn.throttle`).
 */
export async function signIn(
  context: CommandContext,
  deps: { settings: SettingsService },
  input: SignInInput,
): Promise<{ token: string; userId: string }> {
  const { db, clock } = context;
  const limit = await deps.settings.get(db, 'signIn.throttle', clock.now());
  const keys = {
    account: throttleKey('account', input.username.toLowerCase()),
    address: throttleKey('address', input.address),
  };
  await inTransaction({ ...context, actor: systemActor('登录保护') }, async ({ tx, at, ledger }) => {
    await countAttempt(tx, keys.address, { ...limit, failures: limit.addressFailures }, at);
    if (await countAttempt(tx, keys.account, limit, at)) {
      const user = await tx.user.findUnique({ where: { username: input.username }, select: { id: true } });
      if (user)
        await ledger({
          action: 'signIn.throttled',
          subjectType: 'user',
          subjectId: user.id,
          summary: '登录尝试次数已到上限，再失败将暂停登录',
        });
    }
  });

  const user = await db.user.findUnique({ where: { username: input.username }, include: { unit: true, roles: true } });
  const matches = await verifyPassword(input.password, user?.passwordHash);
  if (!user || !matches || !user.active) {
    throw new AppError('UNAUTHENTICATED', 'Expected a known active user and the right password', '账号或密码不正确');
  }

  const token = newToken();
  const lifetime = await deps.settings.get(db, 'session.lifetime', clock.now());
  const roles = user.roles.map(({ role }) => role as Role);
  const actor: UserActor = {
    type: 'USER',
    id: user.id,
    name: user.displayName,
    post: user.post,
    unitId: user.unitId,
    unitName: user.unit.name,
    roles,
  };
  await inTransaction({ ...context, actor }, async ({ tx, at, ledger }) => {
    await forgiveAttempt(tx, keys.account, 'all');
    await forgiveAttempt(tx, keys.address, 'one');
    await tx.session.deleteMany({ where: { expiresAt: { lte: at } } });
    // longer than any lock and any window
    await tx.throttle.deleteMany({ where: { firstAt: { lt: new Date(at.getTime() - 48 * HOUR) } } });
    await tx.session.create({
      data: {
        id: sessionIdOf(token),
        userId: user.id,
        csrfToken: newToken(),
        createdAt: at,
        lastSeenAt: at,
        expiresAt: new Date(at.getTime() + lifetime.absoluteHours * HOUR),
      },
    });
    await ledger({ action: 'session.started', subjectType: 'user', subjectId: user.id, summary: '登录系统' });
  });
  return { token, userId: user.id };
}
