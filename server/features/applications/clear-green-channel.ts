import type { ActionResult } from '../../api/applications.js';
import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireText } from '../../shared/require-text.js';
import type { ApplicationDeps } from './application-deps.js';
import { loadForGreenChannel, writeGreenChannel } from './write-green-channel.js';

/** Takes 绿色通道 back, with the reason: the tasks stand where their deadlines put them. Whoever may mark may take back. */
export async function clearGreenChannel(
  context: CommandContext,
  deps: Pick<ApplicationDeps, 'tasks'>,
  input: { id: string; reason: string },
): Promise<ActionResult> {
  const reason = requireText(input.reason, '请填写取消的理由');
  return inTransaction(context, async (unit) => {
    const application = await loadForGreenChannel(unit, input.id);
    if (!application.greenChannel)
      throw invalidState(`Expected application ${application.id} to have a green channel`, '现在不是绿色通道');
    const { version } = await writeGreenChannel(unit, deps, application, false, {
      action: 'application.green-channel-cleared',
      summary: '取消绿色通道',
      reason,
    });
    return { id: application.id, version, message: '已取消绿色通道，按期限排列' };
  });
}
