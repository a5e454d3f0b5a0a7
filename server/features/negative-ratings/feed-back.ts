import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeNegativeRating, endNegativeRatingTask } from './authorize-negative-rating.js';
import { changeNegativeRating } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';

export interface FeedBack {
  id: string;
  version: number;
  text: string;
  mode: string;
}

/** 反馈服务对象: without it there is no report sheet and no end (R79). By the officer who called back; the rated unit learns no contact. */
export async function feedBack(
  context: CommandContext,
  deps: NegativeRatingDeps,
  input: FeedBack,
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, status, task } = await authorizeNegativeRating(unit, deps.tasks, 'feed-back', input);
    const { version } = await changeNegativeRating(unit.tx, row.id, {
      status,
      feedbackText: input.text,
      feedbackMode: input.mode,
      feedbackAt: unit.at,
    });
    await logNegativeRating(unit, row, 'negative-rating.fedBack', `已反馈服务对象（${input.mode}）`);
    await endNegativeRatingTask(unit, deps.tasks, task);
    return { id: row.id, version, message: '已登记反馈，系统正在编制报告单' };
  });
}
