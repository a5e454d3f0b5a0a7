import { conflict } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { checkUnitParent } from './check-unit-parent.js';
import type { UnitInput } from './people-schemas.js';
import { requirePeopleManager } from './require-people-manager.js';

/** Adds a unit; `id` only for seeding, where other data refers to it. CONFLICT when the name is taken. */
export async function createUnit(context: CommandContext, input: UnitInput & { id?: string }): Promise<{ id: string }> {
  requirePeopleManager(context.actor);
  return inTransaction(context, async ({ tx, at, ledger }) => {
    await checkUnitParent(tx, null, input.parentId);
    if (await tx.unit.findFirst({ where: { name: input.name } }))
      throw conflict(`Expected no unit named ${input.name}`, '已有同名单位');
    const id = input.id ?? newId('unit', at);
    await tx.unit.create({ data: { ...input, id } });
    await ledger({
      action: 'unit.created',
      subjectType: 'unit',
      subjectId: id,
      summary: `新增单位：${input.name}`,
      detail: { ...input },
    });
    return { id };
  });
}
