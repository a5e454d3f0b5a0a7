import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { actorId, authorizeSupervision, endSupervisionTask } from './authorize-supervision.js';
import { changeSupervision } from './load-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { logSupervision } from './supervision-log.js';

/** 回复办理情况; ends the clock of the reply. Earlier replies stay in the ledger. */
export async function replyToOrder(
  context: CommandContext,
  deps: SupervisionDeps,
  input: { id: string; version: number; reply: string },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, status, task } = await authorizeSupervision(unit, deps.tasks, 'reply', input);
    const { version } = await changeSupervision(unit.tx, row.id, {
      status,
      reply: input.reply,
      repliedAt: unit.at,
      repliedById: actorId(unit),
    });
    await deps.deadlines.close(unit, {
      subjectType: 'supervision',
      subjectId: row.id,
      kind: 'SUPERVISION_REPLY',
      reason: '已回复',
    });
    await logSupervision(unit, row, 'supervision.replied', '回复督办', { reason: input.reply });
    await endSupervisionTask(unit, deps.tasks, task);
    return { id: row.id, version, message: '已回复，等待行风办审核' };
  });
}
