import { conflict, invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { changedFields } from './changed-fields.js';
import { checkUnitParent } from './check-unit-parent.js';
import type { UnitInput } from './people-schemas.js';
import { requirePeopleManager } from './require-people-manager.js';

/** Changes a unit. INVALID_STATE when it would be deactivated while people or active units still belong to it. */
export async function updateUnit(context: CommandContext, input: UnitInput & { id: string }): Promise<void> {
  requirePeopleManager(context.actor);
  const { id, ...data } = input;
  await inTransaction(context, async ({ tx, ledger }) => {
    const unit = await tx.unit.findUnique({ where: { id } });
    if (!unit) throw notFound(`Expected unit ${id} to exist`, '没有这个单位');
    await checkUnitParent(tx, id, data.parentId);
    if (await tx.unit.findFirst({ where: { name: data.name, id: { not: id } } }))
      throw conflict(`Expected no other unit named ${data.name}`, '已有同名单位');
    if (unit.active && !data.active) {
      const people = await tx.user.count({ where: { unitId: id, active: true } });
      if (people > 0)
        throw invalidState(
          `Expected unit ${id} to have no active users`,
          `还有 ${people} 名人员在该单位，请先调离或停用`,
        );
      const units = await tx.unit.count({ where: { parentId: id, active: true } });
      if (units > 0)
        throw invalidState(
          `Expected unit ${id} to have no active units below it`,
          `还有 ${units} 个下级单位，请先停用`,
        );
    }
    const changes = changedFields(unit, data);
    if (Object.keys(changes).length === 0) return;
    await tx.unit.update({ where: { id }, data });
    await ledger({
      action: 'unit.updated',
      subjectType: 'unit',
      subjectId: id,
      summary: `修改单位：${data.name}`,
      detail: changes,
    });
  });
}
