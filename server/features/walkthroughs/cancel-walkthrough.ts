import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { changeWalkthrough } from './load-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';

/** 取消, with its reason; the diagram is left. Problems that were raised stay: they are real. */
export async function cancelWalkthrough(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'deadlines' | 'notices'>,
  input: { id: string; reason: string; version?: number | undefined },
): Promise<ActionResult> {
  const reason = input.reason.trim();
  if (reason === '') throw invalidArgument('Expected a reason', '请写明取消的原因');
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { walkthrough, status } = await authorizeWalkthrough(unit, 'cancel', input);
    const { version } = await changeWalkthrough(tx, walkthrough.id, { status, cancelReason: reason, closedAt: at });
    await logWalkthrough(unit, walkthrough, 'walkthrough.cancelled', '取消走流程', { reason });
    await deps.deadlines.close(unit, { subjectType: 'walkthrough', subjectId: walkthrough.id, reason: '已取消' });
    await deps.notices.send(unit, {
      dedupeKey: `walkthrough.cancelled:${walkthrough.id}`,
      recipientType: 'USER',
      recipientId: walkthrough.walkerId,
      kind: 'walkthrough.cancelled',
      title: `走流程已取消：${walkthrough.scenarioName} ${walkthrough.number}`,
      body: `原因：${reason}`,
      subjectType: 'walkthrough',
      subjectId: walkthrough.id,
    });
    await sendMessage(unit, walkthrough.id, 'walkthrough.cancelled', walkthrough.id);
    return { id: walkthrough.id, version, message: '已取消' };
  });
}
