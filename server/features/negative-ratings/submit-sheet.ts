import type { ActionResult } from '../../api/applications.js';
import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeNegativeRating, endNegativeRatingTask } from './authorize-negative-rating.js';
import { changeNegativeRating } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';

/** 报送报告单 to 行风办 (R80); ends the clock of the sheet. */
export async function submitSheet(
  context: CommandContext,
  deps: NegativeRatingDeps,
  input: { id: string; version: number },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, task } = await authorizeNegativeRating(unit, deps.tasks, 'submit-sheet', input);
    if (!row.reportNumber)
      throw invalidState(`Expected negative rating ${row.id} to have a report sheet`, '报告单还没有编制好，请稍后再试');
    const { version } = await changeNegativeRating(unit.tx, row.id, { reportedAt: unit.at });
    await deps.deadlines.close(unit, {
      subjectType: 'negative-rating',
      subjectId: row.id,
      kind: 'REPORT_SHEET',
      reason: '已报送',
    });
    await logNegativeRating(unit, row, 'negative-rating.reported', `报送核查整改情况报告单 ${row.reportNumber}`);
    await deps.notices.send(unit, {
      dedupeKey: `negative-rating.reported:${row.id}`,
      recipientType: 'ROLE',
      recipientId: 'STYLE_OFFICE',
      kind: 'negative-rating.reported',
      title: `收到差评核查整改情况报告单：${row.reportNumber}`,
      body: `差评核查 ${row.number} 的报告单已报送。`,
      subjectType: 'negative-rating',
      subjectId: row.id,
    });
    await endNegativeRatingTask(unit, deps.tasks, task);
    return { id: row.id, version, message: '已报送行风办，系统正在办结' };
  });
}
