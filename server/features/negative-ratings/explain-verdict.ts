import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeNegativeRating, endNegativeRatingTask } from './authorize-negative-rating.js';
import { changeNegativeRating } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';

export interface ExplainVerdict {
  id: string;
  version: number;
  explanation: string;
  deliveryMode: string;
}

/** 缺乏法定依据: what is explained to the citizen, and how it is delivered (R77). */
export async function explainVerdict(
  context: CommandContext,
  deps: NegativeRatingDeps,
  input: ExplainVerdict,
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, status, task } = await authorizeNegativeRating(unit, deps.tasks, 'explain', input);
    const { explanation, deliveryMode } = input;
    const { version } = await changeNegativeRating(unit.tx, row.id, { status, explanation, deliveryMode });
    await logNegativeRating(unit, row, 'negative-rating.explained', `登记解释说明，${deliveryMode}送达`, {
      reason: explanation,
    });
    await endNegativeRatingTask(unit, deps.tasks, task);
    return { id: row.id, version, message: '已登记解释说明，由回访专人反馈服务对象' };
  });
}
