import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { changeRectification } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireText } from '../../shared/require-text.js';

/** 总结规律、提出对策: the first half of 建章立制 (R58). */
export async function summarizePattern(
  context: CommandContext,
  deps: RectificationDeps,
  input: { id: string; version: number; findings: string; remedy: string },
): Promise<ActionResult> {
  const findings = requireText(input.findings, '建章立制须填写规律总结');
  const remedy = requireText(input.remedy, '建章立制须填写对策');
  return inTransaction(context, async (unit) => {
    const { rectification, task } = await authorizeRectification(unit, deps.tasks, 'summarize', input);
    const { version } = await changeRectification(unit.tx, rectification.id, {
      findings,
      remedy,
      progressAt: unit.at,
    });
    await logRectification(unit, rectification, 'rectification.summarized', '总结规律，提出对策');
    await endRectificationTask(unit, deps.tasks, task, {});
    return {
      id: rectification.id,
      version,
      message: '已保存规律总结和对策，请建立制度',
    };
  });
}
