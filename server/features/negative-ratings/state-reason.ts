import type { ActionResult } from '../../api/applications.js';
import { budgetText } from '../../shared/calendar/unit-names.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { LimitInDays } from '../../shared/settings-service.js';
import { authorizeNegativeRating, endNegativeRatingTask } from './authorize-negative-rating.js';
import { changeNegativeRating } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';

export interface StateReason {
  id: string;
  version: number;
  reason: string;
  limit: LimitInDays;
}

/** 情况复杂: the rated unit says why and by when, and it goes into the ledger of rectifications; its limit binds the rectification (R76). */
export async function stateReason(
  context: CommandContext,
  deps: NegativeRatingDeps,
  input: StateReason,
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, status, task } = await authorizeNegativeRating(unit, deps.tasks, 'state-reason', input);
    const limit = budgetText(input.limit, 0);
    const { version } = await changeNegativeRating(unit.tx, row.id, {
      status,
      verdictReason: input.reason,
      statedLimitValue: input.limit.value,
      statedLimitUnit: input.limit.unit,
    });
    await logNegativeRating(unit, row, 'negative-rating.reasonStated', `说明理由，列入台账，整改期限 ${limit}`, {
      reason: input.reason,
      detail: { limit: input.limit },
    });
    await endNegativeRatingTask(unit, deps.tasks, task);
    return { id: row.id, version, message: '已列入台账，转限期整改' };
  });
}
