import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeItem, endItemTask } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { startHandling } from './start-handling.js';

export interface AssignUnit {
  id: string;
  version: number;
  unitId: string;
  reason: string;
}

/** 指定承办单位: the coordinator finds whose it is and hands it over, on record (R143). A unit that returned it may be chosen again, with a reason. */
export async function assignUnit(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks' | 'notices'>,
  input: AssignUnit,
): Promise<ActionResult> {
  const reason = input.reason.trim();
  if (reason === '') throw invalidArgument('Expected a reason for assigning', '请写明为什么由该单位承办');
  return inTransaction(context, async (unit) => {
    const { item, status, task } = await authorizeItem(unit, deps.tasks, 'assign-unit', input);
    const responsible = await unit.tx.unit.findUnique({ where: { id: input.unitId } });
    if (!responsible?.active) throw invalidArgument(`Expected an active unit ${input.unitId}`, '没有找到这个单位');
    const version = await startHandling(unit, deps, item, responsible.id, status);
    await logItem(unit, item, 'item.unitAssigned', `指定由${responsible.name}承办`, {
      reason,
      detail: { unitId: responsible.id },
    });
    await endItemTask(unit, deps.tasks, task, { unitId: responsible.id });
    return { id: item.id, version, message: `已转交${responsible.name}承办` };
  });
}
