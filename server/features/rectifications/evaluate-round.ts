import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { actorId, authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { closeEvaluationClock } from './close-clocks.js';
import { changeRectification, lastRound } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { RESULT_STATUS } from './rectification-states.js';
import { requireText } from '../../shared/require-text.js';
import { tellUnitOfNewRound } from './tell-unit.js';

export interface EvaluateRound {
  id: string;
  version: number;
  satisfied: boolean;
  /** Asked for when unsatisfied, and always when evaluating instead. */
  note?: string | undefined;
}

/** 评价 by the one who raised it (R63). Not satisfied: back to rectification, new round, new clock, counted (R64). */
export const evaluateRound = (
  context: CommandContext,
  deps: RectificationDeps,
  input: EvaluateRound,
): Promise<ActionResult> =>
  evaluate(
    context,
    deps,
    'evaluate',
    input,
    input.satisfied ? input.note?.trim() || null : requireText(input.note, '不满意请写明原因'),
  );

/** 代为评价 by 行风办 after the evaluation has expired, with what the call-back heard (R51). */
export const evaluateInstead = (
  context: CommandContext,
  deps: RectificationDeps,
  input: EvaluateRound,
): Promise<ActionResult> =>
  evaluate(context, deps, 'evaluate-instead', input, requireText(input.note, '代为评价须写明回访情况'));

async function evaluate(
  context: CommandContext,
  deps: RectificationDeps,
  verb: 'evaluate' | 'evaluate-instead',
  input: EvaluateRound,
  note: string | null,
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { rectification, task } = await authorizeRectification(unit, deps.tasks, verb, input);
    const round = lastRound(rectification);
    if (!round) throw new Error(`Expected a round of rectification ${rectification.id}`);
    const evaluation = input.satisfied ? 'SATISFIED' : 'UNSATISFIED';
    await tx.rectificationRound.update({
      where: { id: round.id },
      data: {
        evaluation,
        evaluationNote: note,
        evaluatedById: actorId(unit),
        evaluatedAt: at,
      },
    });
    const { version } = await changeRectification(tx, rectification.id, {
      status: RESULT_STATUS[evaluation],
      progressAt: at,
      ...(input.satisfied ? {} : { reboundCount: { increment: 1 } }),
    });
    await closeEvaluationClock(unit, deps.deadlines, rectification, '已评价');
    const how = verb === 'evaluate' ? '评价' : '代为评价';
    await logRectification(
      unit,
      rectification,
      'rectification.evaluated',
      `第 ${round.round} 轮${how}：${input.satisfied ? '满意' : '不满意，退回整改'}`,
      {
        reason: note ?? undefined,
        detail: {
          evaluation,
          round: round.round,
          instead: verb === 'evaluate-instead',
        },
      },
    );
    if (!input.satisfied) await tellUnitOfNewRound(unit, deps, rectification, `评价不满意：${note ?? ''}`);
    await endRectificationTask(unit, deps.tasks, task, { evaluation });
    return {
      id: rectification.id,
      version,
      message: input.satisfied ? '已评价满意，等待审定销号' : '已退回整改，重新计时',
    };
  });
}
