import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { authorizeItem } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { withdrawRow } from './withdraw-row.js';

/** 撤回 of one item, by the applicant or a clerk on his behalf, at any time before it is decided; the others go on. */
export async function withdrawItem(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks' | 'deadlines' | 'corrections'>,
  input: { id: string; version?: number | undefined; reason: string },
): Promise<ActionResult> {
  const reason = input.reason.trim();
  if (reason === '') throw invalidArgument('Expected a reason for withdrawing', '请写明撤回的原因');
  return inTransaction(context, async (unit) => {
    const { item } = await authorizeItem(unit, deps.tasks, 'withdraw', input);
    const version = await withdrawRow(unit, deps, item, reason);
    await sendMessage(unit, item.applicationId, 'item.withdrawn', item.id);
    return { id: item.id, version, message: '这一项已撤回，其余事项照常办理' };
  });
}
