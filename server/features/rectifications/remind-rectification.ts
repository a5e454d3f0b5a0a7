import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeRectification } from './authorize-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';

/** 催办 by hand; the answer says who was reminded before and when. Role and status are checked here, reminding is the supervisors' command. */
export async function remindRectification(
  context: CommandContext,
  deps: Pick<RectificationDeps, 'tasks' | 'remind'>,
  input: { id: string; note?: string | undefined },
): Promise<ActionResult> {
  const { rectification } = await inTransaction(context, (unit) =>
    authorizeRectification(unit, deps.tasks, 'remind', { id: input.id }),
  );
  const [result] = await deps.remind(context, {
    rectificationIds: [rectification.id],
    note: input.note,
  });
  return {
    id: rectification.id,
    version: rectification.version,
    message: result?.message ?? '已催办',
  };
}
