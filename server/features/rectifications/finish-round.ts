import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { actorId, authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { closeRoundClock } from './close-clocks.js';
import { missingForFinish } from './find-missing-slots.js';
import { lapseExtension } from './lapse-extension.js';
import { changeRectification, lastRound } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireText } from '../../shared/require-text.js';

export interface FinishRound {
  id: string;
  version: number;
  note: string;
  effect?: string | undefined;
  /** The rule that was made; 建章立制 asks for it (R58). */
  rule?: string | undefined;
}

/** 整改完成: refused without proof of before and after, plan and standard, or findings, remedy and rule (R57, R58). The clock stops here. */
export async function finishRound(
  context: CommandContext,
  deps: RectificationDeps,
  input: FinishRound,
): Promise<ActionResult> {
  const note = requireText(input.note, '请写明整改完成情况');
  const rule = input.rule?.trim() || undefined;
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { rectification, status, task } = await authorizeRectification(unit, deps.tasks, 'finish', input, {
      refuse(row) {
        const missing = missingForFinish({ ...row, rule: rule ?? row.rule });
        return missing.length > 0 ? `还不能报告完成：${missing.map(({ message }) => message).join('；')}` : null;
      },
    });
    const round = lastRound(rectification);
    if (!round) throw new Error(`Expected a round of rectification ${rectification.id}`);
    await tx.rectificationRound.update({
      where: { id: round.id },
      data: { doneById: actorId(unit), doneAt: at, doneNote: note },
    });
    const effect = input.effect?.trim() || undefined;
    const { version } = await changeRectification(tx, rectification.id, {
      status,
      progressAt: at,
      ...(rule ? { rule } : {}),
      ...(effect ? { effect } : {}),
    });
    await closeRoundClock(unit, deps.deadlines, rectification, '整改完成');
    await lapseExtension(unit, deps.tasks, rectification, '本轮整改已完成');
    await logRectification(unit, rectification, 'rectification.done', `第 ${round.round} 轮整改完成，等待复核`, {
      reason: note,
      detail: { round: round.round },
    });
    if (rectification.verifierUnitId)
      await deps.notices.send(unit, {
        dedupeKey: `rectification.done:${round.id}`,
        recipientType: 'UNIT',
        recipientId: rectification.verifierUnitId,
        kind: 'rectification.done',
        title: `请复核：${rectification.number} ${rectification.title}`,
        body: `第 ${round.round} 轮整改已完成。`,
        subjectType: 'rectification',
        subjectId: rectification.id,
      });
    await endRectificationTask(unit, deps.tasks, task, { progress: 'DONE' });
    return {
      id: rectification.id,
      version,
      message: '已报告整改完成，等待复核',
    };
  });
}
