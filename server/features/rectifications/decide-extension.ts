import type { ActionResult } from '../../api/applications.js';
import { invalidArgument, invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { actorId, authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { datesText } from './change-kind.js';
import { findRoundLimit } from './find-round-limit.js';
import { longer } from './limit.js';
import { changeRectification, lastRound, type RectificationRecord } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireText } from '../../shared/require-text.js';
import { tellMeasure } from './start-round.js';

export interface DecideExtension {
  id: string;
  extensionId: string;
  version: number;
  approved: boolean;
  /** Asked for with a refusal. */
  note?: string | undefined;
  /** Other than applied for; at most what the setting allows. */
  days?: number | undefined;
}

/**
 * 审批延期, never by the applicant: approved, the clock of the round runs longer from its old start, in the unit of its limit; old and
 * new date are kept (R54, R67). An application that has lapsed is only taken off the list.
 */
export async function decideExtension(
  context: CommandContext,
  deps: RectificationDeps,
  input: DecideExtension,
): Promise<ActionResult> {
  const note = input.approved ? input.note?.trim() || null : requireText(input.note, '不同意延期须写明理由');
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { rectification, task } = await authorizeRectification(unit, deps.tasks, 'decide-extension', input);
    const extension = rectification.extensions.find((each) => each.id === input.extensionId);
    if (!extension)
      throw notFound(
        `Expected extension ${input.extensionId} of rectification ${rectification.id}`,
        '没有找到这项延期申请',
      );
    const { status } = extension;
    if (status !== 'REQUESTED') {
      if (rectification.extensions.some((each) => each.status === 'REQUESTED'))
        throw invalidState(
          `Expected extension ${extension.id} to be REQUESTED, but it is ${status}`,
          '这项延期申请已经审批过',
        );
      await endRectificationTask(unit, deps.tasks, task, {});
      return {
        id: rectification.id,
        version: rectification.version,
        message: '这项延期申请已经失效，任务已结束',
      };
    }
    const days = input.days ?? extension.days;
    const moved = input.approved ? await extend(unit, deps, rectification, days) : null;
    await tx.rectificationExtension.update({
      where: { id: extension.id },
      data: {
        status: moved ? 'APPROVED' : 'REFUSED',
        days,
        decidedById: actorId(unit),
        decidedAt: at,
        decisionNote: note,
        ...(moved ? { oldDueAt: moved.oldDueAt, newDueAt: moved.dueAt } : {}),
      },
    });
    const { version } = await changeRectification(tx, rectification.id, moved ? { promisedDueAt: moved.dueAt } : {});
    const text = moved
      ? `批准延期 ${days} 天，期限${datesText(moved.oldDueAt, moved.dueAt)}`
      : '不同意延期，仍按原期限';
    await logRectification(unit, rectification, 'rectification.extensionDecided', text, {
      reason: note ?? undefined,
      detail: { extensionId: extension.id, approved: input.approved, days },
    });
    await deps.notices.send(unit, {
      dedupeKey: `rectification.extensionDecided:${extension.id}`,
      recipientType: 'UNIT',
      recipientId: rectification.unitId,
      kind: 'rectification.extensionDecided',
      title: `延期审批结果：${rectification.number}`,
      body: `${text}。`,
      subjectType: 'rectification',
      subjectId: rectification.id,
    });
    await endRectificationTask(unit, deps.tasks, task, {});
    return { id: rectification.id, version, message: text };
  });
}

async function extend(unit: UnitOfWork, deps: RectificationDeps, rectification: RectificationRecord, days: number) {
  const { maxDays } = await deps.settings.get(unit.tx, 'rectification.extension', unit.at);
  if (days < 1 || days > maxDays)
    throw invalidArgument(`Expected 1 to ${maxDays} days, but got ${days}`, `一次延期为 1 至 ${maxDays} 天`);
  const round = lastRound(rectification);
  if (!round || round.doneAt)
    throw invalidState(
      `Expected the round of rectification ${rectification.id} to run`,
      '本轮整改已完成，不用延期，请选择不同意',
    );
  const limit = await findRoundLimit(unit.tx, round.deadlineId);
  const moved = await deps.deadlines.changeBudget(unit, {
    subjectType: 'rectification',
    subjectId: round.id,
    kind: 'RECTIFICATION',
    budget: longer(limit, days),
    reason: `批准延期 ${days} 天`,
  });
  await tellMeasure(unit, deps, rectification, rectification.measure ?? '', moved.dueAt);
  return moved;
}
