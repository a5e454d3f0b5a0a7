import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeItem, endItemTask } from './authorize-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { changeItem } from './load-item.js';

export interface DecideItem {
  id: string;
  version: number;
  decision: 'GRANT' | 'REFUSE';
  /** Asked for with REFUSE (R145). */
  reason?: string | undefined;
  /** What the applicant gets: number of the certificate, amount, where to fetch it. */
  resultNote?: string | undefined;
}

/**
 * 办结 or 不予办理: the officer's decision, on record before the diagram closes the item. The clock stops at the decision.
 * Whoever accepted the application is refused (R139); one refused item does not touch the others (R122).
 */
export async function decideItem(
  context: CommandContext,
  deps: Pick<ItemDeps, 'tasks' | 'deadlines' | 'notices'>,
  input: DecideItem,
): Promise<ActionResult> {
  const reason = input.reason?.trim() || null;
  if (input.decision === 'REFUSE' && !reason)
    throw invalidArgument('Expected a reason for refusing', '不予办理必须写明理由');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const { item, status, task } = await authorizeItem(unit, deps.tasks, 'decide', input);
    const userId = actor.type === 'USER' ? actor.id : null;
    const { version } = await changeItem(tx, item.id, {
      status,
      decision: input.decision,
      decisionReason: reason,
      resultNote: input.resultNote?.trim() || null,
      decidedById: userId,
      decidedAt: at,
      handlerId: userId,
    });
    await deps.deadlines.close(unit, { subjectType: 'item', subjectId: item.id, reason: '已作出结论' });
    const granted = input.decision === 'GRANT';
    await logItem(unit, item, 'item.decided', granted ? '作出予以办理的结论' : '作出不予办理的决定，理由已备案', {
      reason: reason ?? undefined,
      detail: { decision: input.decision },
    });
    if (!granted)
      await deps.notices.send(unit, {
        dedupeKey: `item.refused:${item.id}`,
        recipientType: 'APPLICANT',
        recipientId: item.applicationId,
        kind: 'item.refused',
        title: `“${item.serviceItemName}”未予办理`,
        body: `理由：${reason}。其余事项继续办理，办完后统一反馈。`,
        subjectType: 'item',
        subjectId: item.id,
      });
    await endItemTask(unit, deps.tasks, task, { decision: input.decision });
    return { id: item.id, version, message: `已作出${granted ? '予以办理' : '不予办理'}的结论，系统正在办结` };
  });
}
