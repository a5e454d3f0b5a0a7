import type { ActionResult } from '../../api/applications.js';
import { invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { dayText } from '../../shared/local-day.js';
import { sendMessage } from '../../shared/send-message.js';
import { actorId, authorizeRectification } from './authorize-rectification.js';
import { changeRectification, type RectificationRecord } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireText } from '../../shared/require-text.js';

/** 申请延期: before expiry only, so many days and so often as the setting allows, one open at a time. */
export async function requestExtension(
  context: CommandContext,
  deps: RectificationDeps,
  input: { id: string; version: number; days: number; reason: string },
): Promise<ActionResult> {
  const reason = requireText(input.reason, '请写明申请延期的原因');
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { rectification } = await authorizeRectification(unit, deps.tasks, 'request-extension', input, {
      refuse: (row) => refuseExtension(row, at),
    });
    await requireRoom(unit, deps, rectification, input.days);
    const id = newId('ext', at);
    const { round, promisedDueAt } = rectification;
    await tx.rectificationExtension.create({
      data: {
        id,
        rectificationId: rectification.id,
        round,
        days: input.days,
        reason,
        requestedById: actorId(unit) ?? '',
        requestedAt: at,
        status: 'REQUESTED',
        oldDueAt: promisedDueAt,
      },
    });
    const { version } = await changeRectification(tx, rectification.id, {});
    await logRectification(
      unit,
      rectification,
      'rectification.extensionRequested',
      `申请延期 ${input.days} 天${promisedDueAt ? `（原期限 ${dayText(promisedDueAt)}）` : ''}`,
      {
        reason,
        detail: { extensionId: id, days: input.days },
      },
    );
    await deps.notices.send(unit, {
      dedupeKey: `rectification.extensionRequested:${id}`,
      recipientType: 'ROLE',
      recipientId: 'STYLE_OFFICE',
      kind: 'rectification.extensionRequested',
      title: `延期申请：${rectification.number} ${rectification.title}`,
      body: `申请延期 ${input.days} 天。原因：${reason}`,
      subjectType: 'rectification',
      subjectId: rectification.id,
    });
    await sendMessage(unit, rectification.id, 'rectification.extensionRequested', rectification.id);
    return {
      id: rectification.id,
      version,
      message: '已申请延期，等待行风办审批；批准前仍按原期限计时',
    };
  });
}

/** Why no extension can be applied for now, in words; null: it can. */
export function refuseExtension(rectification: RectificationRecord, at: Date): string | null {
  const { promisedDueAt, rounds, extensions } = rectification;
  if (!promisedDueAt || rounds.at(-1)?.doneAt) return '本轮还没有计时，不能申请延期';
  if (at > promisedDueAt) return '期限已过，延期须在到期前申请';
  return extensions.some((extension) => extension.status === 'REQUESTED') ? '已有一项延期申请等待审批' : null;
}

/** The setting bounds days and times. INVALID_ARGUMENT, INVALID_STATE. */
async function requireRoom(
  { tx, at }: UnitOfWork,
  deps: RectificationDeps,
  rectification: RectificationRecord,
  days: number,
): Promise<void> {
  const { maxDays, maxTimes } = await deps.settings.get(tx, 'rectification.extension', at);
  if (!Number.isInteger(days) || days < 1 || days > maxDays)
    throw invalidArgument(`Expected 1 to ${maxDays} days, but got ${days}`, `一次延期为 1 至 ${maxDays} 天`);
  const granted = rectification.extensions.filter(
    (extension) => extension.status === 'APPROVED' && extension.round === rectification.round,
  ).length;
  if (granted >= maxTimes)
    throw invalidState(
      `Expected fewer than ${maxTimes} extensions of rectification ${rectification.id}`,
      `每轮最多延期 ${maxTimes} 次，已用完`,
    );
}
