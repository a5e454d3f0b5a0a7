import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { changeRectification } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireText } from '../../shared/require-text.js';
import { tellUnitOfNewRound } from './tell-unit.js';

/** 转建章立制: fixed at this point, now by a rule for all such problems: a new round on the same record (R59). */
export async function toSystemic(
  context: CommandContext,
  deps: RectificationDeps,
  input: { id: string; version: number; reason: string },
): Promise<ActionResult> {
  const reason = requireText(input.reason, '请写明转建章立制的原因');
  return inTransaction(context, async (unit) => {
    const { rectification, status, task } = await authorizeRectification(unit, deps.tasks, 'to-systemic', input, {
      refuse: (row) => (row.kind === 'SYSTEMIC' ? '已经是建章立制，可以直接销号' : null),
    });
    const { version } = await changeRectification(unit.tx, rectification.id, {
      status,
      kind: 'SYSTEMIC',
      progressAt: unit.at,
    });
    await logRectification(unit, rectification, 'rectification.toSystemic', '共性突出，转建章立制', {
      reason,
      detail: { from: rectification.kind },
    });
    await tellUnitOfNewRound(unit, deps, rectification, `转建章立制：${reason}`);
    await endRectificationTask(unit, deps.tasks, task, {
      signOff: 'TO_SYSTEMIC',
    });
    return {
      id: rectification.id,
      version,
      message: '已转建章立制，开启新一轮',
    };
  });
}
