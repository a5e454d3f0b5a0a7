import { conflict, invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { hashPassword } from './password-hash.js';
import { checkPassword } from './password-policy.js';
import type { NewUserInput } from './people-schemas.js';
import { requirePeopleManager } from './require-people-manager.js';

/**
 * Adds a person with a first password. CONFLICT when the user name is taken. `id` and `hash` only for seeding: the demo accounts share
 * a public password, which is hashed once.
 */
export async function createUser(
  context: CommandContext,
  deps: { settings: SettingsService; hash?: (password: string) => Promise<string> },
  input: NewUserInput & { id?: string },
): Promise<{ id: string }> {
  requirePeopleManager(context.actor);
  const { password, roles, ...data } = input;
  checkPassword(password, input.username, await deps.settings.get(context.db, 'password.policy', context.clock.now()));
  const passwordHash = await (deps.hash ?? hashPassword)(password);
  return inTransaction(context, async ({ tx, at, ledger }) => {
    const unit = await tx.unit.findUnique({ where: { id: input.unitId } });
    if (!unit?.active)
      throw invalidArgument(`Expected active unit ${input.unitId}`, '单位不存在或已停用', {
        fields: { unitId: '单位不存在或已停用' },
      });
    if (await tx.user.findUnique({ where: { username: input.username } })) {
      throw conflict(`Expected no user ${input.username}`, '用户名已被使用', {
        fields: { username: '用户名已被使用' },
      });
    }
    const id = input.id ?? newId('user', at);
    await tx.user.create({
      data: { ...data, id, passwordHash, createdAt: at, roles: { create: roles.map((role) => ({ role })) } },
    });
    await ledger({
      action: 'user.created',
      subjectType: 'user',
      subjectId: id,
      summary: `新增人员：${unit.shortName} ${input.post}`,
      detail: { unitId: input.unitId, post: input.post, roles },
    });
    return { id };
  });
}
