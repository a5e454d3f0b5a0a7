import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { authorizeRectification } from './authorize-rectification.js';
import { changeRectification } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireText } from '../../shared/require-text.js';
import { tellUnitOfNewRound } from './tell-unit.js';

/**
 * 反弹，取消销号: the same record is opened again, with a new measure, round and clock, counted (R64). Rounds, proofs and the former
 * 销号 with its number stay in rows and ledger; the number stays taken.
 */
export async function reboundRectification(
  context: CommandContext,
  deps: RectificationDeps,
  input: { id: string; version: number; reason: string },
): Promise<ActionResult> {
  const reason = requireText(input.reason, '请写明取消销号的原因');
  return inTransaction(context, async (unit) => {
    const { rectification, status } = await authorizeRectification(unit, deps.tasks, 'rebound', input);
    const { version } = await changeRectification(unit.tx, rectification.id, {
      status,
      closedAt: null,
      progressAt: unit.at,
      promisedDueAt: null,
      reboundCount: { increment: 1 },
    });
    await logRectification(
      unit,
      rectification,
      'rectification.rebounded',
      `问题反弹，取消销号 ${rectification.signOffNumber ?? ''}，重新整改`,
      {
        reason,
        detail: {
          formerSignOffNumber: rectification.signOffNumber,
          formerSignedOffAt: rectification.signedOffAt?.toISOString() ?? null,
        },
      },
    );
    if (rectification.problemId)
      await deps.problems.reopened(unit, {
        problemId: rectification.problemId,
        rectificationId: rectification.id,
      });
    await tellUnitOfNewRound(unit, deps, rectification, `问题反弹：${reason}`);
    await sendMessage(unit, rectification.id, 'rectification.opened', rectification.id);
    return {
      id: rectification.id,
      version,
      message: '已取消销号，重新交办责任单位',
    };
  });
}
