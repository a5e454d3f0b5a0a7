import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { actorId, authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { changeRectification, lastRound, type RectificationRecord } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { RESULT_STATUS } from './rectification-states.js';
import { requireText } from '../../shared/require-text.js';
import { tellUnitOfNewRound } from './tell-unit.js';

export interface VerifyRound {
  id: string;
  version: number;
  passed: boolean;
  /** Asked for when it failed. */
  note?: string | undefined;
}

/** 复核, by another person than the doer (R55). Passed: the one who raised it is asked to evaluate; failed: a new round (R64). */
export async function verifyRound(
  context: CommandContext,
  deps: RectificationDeps,
  input: VerifyRound,
): Promise<ActionResult> {
  const note = input.passed ? input.note?.trim() || null : requireText(input.note, '复核不通过须写明问题');
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { rectification, task } = await authorizeRectification(unit, deps.tasks, 'verify', input);
    const round = lastRound(rectification);
    if (!round) throw new Error(`Expected a round of rectification ${rectification.id}`);
    const verification = input.passed ? 'PASSED' : 'FAILED';
    const evaluationRequestId = input.passed ? newId('ereq', at) : null;
    await tx.rectificationRound.update({
      where: { id: round.id },
      data: {
        verification,
        verificationNote: note,
        verifiedById: actorId(unit),
        verifiedAt: at,
        evaluationRequestId,
      },
    });
    const { version } = await changeRectification(tx, rectification.id, {
      status: RESULT_STATUS[verification],
      progressAt: at,
    });
    await logRectification(
      unit,
      rectification,
      'rectification.verified',
      `第 ${round.round} 轮复核${input.passed ? '通过，请问题提出人评价' : '不通过，退回整改'}`,
      {
        reason: note ?? undefined,
        detail: { verification, round: round.round },
      },
    );
    if (evaluationRequestId) await askToEvaluate(unit, deps, rectification, evaluationRequestId);
    else await tellUnitOfNewRound(unit, deps, rectification, `复核不通过：${note ?? ''}`);
    await endRectificationTask(
      unit,
      deps.tasks,
      task,
      evaluationRequestId ? { verification, evaluationRequestId } : { verification },
    );
    return {
      id: rectification.id,
      version,
      message: input.passed ? '复核通过，已请问题提出人评价' : '复核不通过，已退回整改，重新计时',
    };
  });
}

/** The evaluation has a limit of its own; silence is answered by a person, never by the machine (R51). */
async function askToEvaluate(
  unit: UnitOfWork,
  deps: RectificationDeps,
  rectification: RectificationRecord,
  requestId: string,
): Promise<void> {
  await deps.deadlines.open(unit, {
    subjectType: 'evaluation-request',
    subjectId: requestId,
    caseId: rectification.id,
    kind: 'EVALUATION',
    budget: await deps.settings.get(unit.tx, 'rectification.evaluationLimit', unit.at),
    startsAt: unit.at,
    sourceText: '整改评价期（设置）',
  });
  if (!rectification.evaluatorId) return;
  await deps.notices.send(unit, {
    dedupeKey: `rectification.evaluationAsked:${requestId}`,
    recipientType: 'USER',
    recipientId: rectification.evaluatorId,
    kind: 'rectification.evaluationAsked',
    title: `请评价整改效果：${rectification.number} ${rectification.title}`,
    body: '您提出的问题已整改并通过复核，评价后才能销号。',
    subjectType: 'rectification',
    subjectId: rectification.id,
  });
}
