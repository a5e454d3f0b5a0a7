import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireText } from '../../shared/require-text.js';
import { authorizeRectification } from './authorize-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { terminateRow } from './terminate-row.js';

/** 终止整改: merged into another, or opened by mistake; with a reason, nothing is deleted (R67). */
export async function terminateRectification(
  context: CommandContext,
  deps: RectificationDeps,
  input: { id: string; version: number; reason: string },
): Promise<ActionResult> {
  const reason = requireText(input.reason, '请写明终止整改的原因');
  return inTransaction(context, async (unit) => {
    const { rectification } = await authorizeRectification(unit, deps.tasks, 'terminate', input);
    const { version } = await terminateRow(unit, deps, rectification, reason);
    return {
      id: rectification.id,
      version,
      message: '已终止，问题退回行风办重新归口',
    };
  });
}
