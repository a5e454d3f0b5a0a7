import { GREEN_CHANNEL_GROUPS, type GreenChannelGroup } from '../../api/application-states.js';
import type { ActionResult } from '../../api/applications.js';
import { invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { ApplicationDeps } from './application-deps.js';
import { loadForGreenChannel, writeGreenChannel } from './write-green-channel.js';

/**
 * 绿色通道: from now on every waiting task of the application, and every later one, stands on top of its list. Which group and why is
 * in the ledger. INVALID_STATE when it is marked already or ended, FORBIDDEN for units that have no part in it.
 */
export async function markGreenChannel(
  context: CommandContext,
  deps: Pick<ApplicationDeps, 'tasks'>,
  input: { id: string; group: GreenChannelGroup; note?: string | undefined },
): Promise<ActionResult> {
  const note = input.note?.trim() ?? '';
  if (input.group === 'OTHER' && note === '')
    throw invalidArgument('Expected a note on another special group', '请写明是哪一类特殊群体');
  return inTransaction(context, async (unit) => {
    const application = await loadForGreenChannel(unit, input.id);
    if (application.greenChannel)
      throw invalidState(
        `Expected application ${application.id} to be without green channel, but it has one`,
        '已经是绿色通道',
      );
    const { version } = await writeGreenChannel(unit, deps, application, true, {
      action: 'application.green-channel-marked',
      summary: `标为绿色通道：${GREEN_CHANNEL_GROUPS[input.group]}`,
      ...(note ? { reason: note } : {}),
    });
    return { id: application.id, version, message: '已标为绿色通道，在各单位的待办里排在最前' };
  });
}
