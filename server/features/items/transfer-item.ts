import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeItem } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { changeItem } from './load-item.js';

export interface TransferItem {
  id: string;
  version: number;
  userId: string;
  reason: string;
}

/** 转办 within the unit: by its handler, the unit's head or the coordinator. The task stays where it is; only its holder changes. */
export async function transferItem(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks' | 'notices'>,
  input: TransferItem,
): Promise<ActionResult> {
  const reason = input.reason.trim();
  if (reason === '') throw invalidArgument('Expected a reason for transferring', '请写明转办的原因');
  return inTransaction(context, async (unit) => {
    const { tx } = unit;
    const { item, task } = await authorizeItem(unit, deps.tasks, 'transfer', input);
    const user = await tx.user.findUnique({ where: { id: input.userId }, include: { roles: true } });
    if (
      !user?.active ||
      user.unitId !== item.unitId ||
      !user.roles.some(({ role }) => role === 'UNIT_OFFICER' || role === 'UNIT_HEAD')
    )
      throw invalidArgument(
        `Expected user ${input.userId} to be an officer of unit ${item.unitId}`,
        '只能转给本承办单位的经办人；不属于本单位职责的请用“退回”',
      );
    if (user.id === item.application.acceptedById)
      throw invalidArgument(
        `Expected user ${user.id} not to have accepted the application`,
        '这位同事受理了本申请，不能再任审批人',
      );
    if (task?.assigneeId === user.id)
      throw invalidArgument(`Expected another user than ${user.id}`, '这一项已经在这位同事手里');
    const { version } = await changeItem(tx, item.id, { handlerId: user.id });
    if (task) await deps.tasks.reassign(unit, task.jobKey, user.id);
    await logItem(unit, item, 'item.transferred', `转办给${user.post}`, {
      reason,
      detail: { fromUserId: task?.assigneeId ?? null, toUserId: user.id },
    });
    await deps.notices.send(unit, {
      dedupeKey: `item.transferred:${item.id}:${version}`,
      recipientType: 'USER',
      recipientId: user.id,
      kind: 'item.transferred',
      title: `转办给您：${item.serviceItemName} ${item.number}`,
      body: `原因：${reason}`,
      subjectType: 'item',
      subjectId: item.id,
    });
    return { id: item.id, version, message: `已转给${user.displayName}` };
  });
}
