import { invalidArgument, invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { changedFields } from './changed-fields.js';
import { guardAdministrators } from './guard-administrators.js';
import type { UserInput } from './people-schemas.js';
import { requirePeopleManager } from './require-people-manager.js';

/**
 * Changes a person's unit, post, roles or state; roles hold from the next request on, deactivating ends the sessions.
 * INVALID_STATE: one may not deactivate oneself, nor take away the last administrator.
 */
export async function updateUser(context: CommandContext, input: UserInput & { id: string }): Promise<void> {
  requirePeopleManager(context.actor);
  const { id, roles, ...data } = input;
  const isSelf = context.actor.type === 'USER' && context.actor.id === id;
  await inTransaction(context, async ({ tx, ledger }) => {
    const user = await tx.user.findUnique({ where: { id }, include: { roles: true } });
    if (!user) throw notFound(`Expected user ${id} to exist`, '没有这名人员');
    if (isSelf && !data.active) throw invalidState('Expected another user to be deactivated', '不能停用自己的账号');
    const unit = await tx.unit.findUnique({ where: { id: data.unitId } });
    if (!unit || (!unit.active && data.unitId !== user.unitId)) {
      throw invalidArgument(`Expected active unit ${data.unitId}`, '单位不存在或已停用', {
        fields: { unitId: '单位不存在或已停用' },
      });
    }
    const hadRoles = user.roles.map(({ role }) => role).sort();
    const changes = changedFields<Record<string, unknown>>(
      { ...user, roles: hadRoles },
      { ...data, roles: [...roles].sort() },
    );
    if (Object.keys(changes).length === 0) return;
    await tx.user.update({
      where: { id },
      data: { ...data, roles: { deleteMany: {}, create: roles.map((role) => ({ role })) } },
    });
    if (!data.active) await tx.session.deleteMany({ where: { userId: id } });
    await guardAdministrators(tx);
    const { displayName: renamed, ...detail } = changes;
    await ledger({
      action: data.active === user.active ? 'user.updated' : data.active ? 'user.activated' : 'user.deactivated',
      subjectType: 'user',
      subjectId: id,
      summary: `${data.active === user.active ? '修改人员' : data.active ? '启用人员' : '停用人员'}：${unit.shortName} ${data.post}`,
      detail: { ...detail, ...(renamed ? { displayName: 'changed' } : {}) },
    });
  });
}
