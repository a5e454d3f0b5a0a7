import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { authorizeNegativeRating } from './authorize-negative-rating.js';
import { changeNegativeRating, loadNegativeRating, type NegativeRatingRecord } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';
import { isFinal, requireNegativeStatus } from './negative-rating-states.js';

type Deps = Pick<NegativeRatingDeps, 'deadlines' | 'rectifications' | 'supervision'>;

/** 终止核查 by 行风办, with a reason; its rectification ends with it, the rating stays. */
export async function terminateNegativeRating(
  context: CommandContext,
  deps: NegativeRatingDeps,
  input: { id: string; version: number; reason: string },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row } = await authorizeNegativeRating(unit, deps.tasks, 'terminate', input);
    const { version } = await terminateRow(unit, deps, row, input.reason);
    await sendMessage(unit, row.id, 'rating.negativeTerminated', row.id);
    return { id: row.id, version, message: '已终止核查，评价记录保留' };
  });
}

/** The diagram has left by message: the row says so already, or does now. */
export async function leaveNegativeRating(unit: UnitOfWork, deps: Deps, id: string): Promise<void> {
  const row = await loadNegativeRating(unit.tx, id);
  if (!isFinal(row)) await terminateRow(unit, deps, row, '流程已终止');
}

async function terminateRow(
  unit: UnitOfWork,
  deps: Deps,
  row: NegativeRatingRecord,
  reason: string,
): Promise<{ version: number }> {
  const status = requireNegativeStatus('terminate', row);
  const changed = await changeNegativeRating(unit.tx, row.id, { status, terminationReason: reason, closedAt: unit.at });
  await deps.deadlines.close(unit, { subjectType: 'negative-rating', subjectId: row.id, reason: '已取消（核查终止）' });
  await logNegativeRating(unit, row, 'negative-rating.terminated', '终止差评核查', { reason });
  await deps.supervision.liftFor(unit, { subjectType: 'negative-rating', subjectId: row.id, reason: '差评核查已终止' });
  if (row.rectificationId) await deps.rectifications.terminate(unit, row.rectificationId, `差评核查已终止：${reason}`);
  return changed;
}
