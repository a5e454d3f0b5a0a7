import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { changeRectification } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireText } from '../../shared/require-text.js';

/** 工作计划和工作标准: without both 限期整改 does not begin (R57). */
export async function submitPlan(
  context: CommandContext,
  deps: RectificationDeps,
  input: { id: string; version: number; plan: string; standard: string },
): Promise<ActionResult> {
  const plan = requireText(input.plan, '限期整改须填写工作计划');
  const standard = requireText(input.standard, '限期整改须填写工作标准');
  return inTransaction(context, async (unit) => {
    const { rectification, task } = await authorizeRectification(unit, deps.tasks, 'plan', input);
    const { version } = await changeRectification(unit.tx, rectification.id, {
      plan,
      standard,
      progressAt: unit.at,
    });
    await logRectification(unit, rectification, 'rectification.planned', '制定工作计划和工作标准');
    await endRectificationTask(unit, deps.tasks, task, {});
    return {
      id: rectification.id,
      version,
      message: '已保存工作计划和标准，请按计划整改',
    };
  });
}
