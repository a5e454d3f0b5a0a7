import type { ActionResult } from '../../api/applications.js';
import { RECTIFICATION_KINDS, type RectificationKind } from '../../api/loop-states.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { dayText } from '../../shared/local-day.js';
import { authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { findProposal } from './find-proposal.js';
import { findStatedLimit } from './find-stated-limit.js';
import { checkLimit, limitText, type Limit } from './limit.js';
import { changeRectification, lastRound } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { refuseLongerThanStated } from './refuse-longer-than-stated.js';
import { requireText } from '../../shared/require-text.js';
import { tellMeasure } from './start-round.js';

export interface ChangeKind {
  id: string;
  version: number;
  kind: RectificationKind;
  reason: string;
  /** Counted from the start of the round; not given: the limit proposed for the kind. Never longer than that one: who needs more asks for 延期. */
  limit?: Limit | undefined;
}

/** 转类: history and round stay, the clock takes the limit of the new kind from the same start, old and new date on record (R59, R67). */
export async function changeKind(
  context: CommandContext,
  deps: RectificationDeps,
  input: ChangeKind,
): Promise<ActionResult> {
  const reason = requireText(input.reason, '请写明转类的原因');
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { rectification, task } = await authorizeRectification(unit, deps.tasks, 'change-kind', input);
    const name = RECTIFICATION_KINDS[input.kind];
    if (rectification.kind === input.kind)
      throw invalidArgument(`Expected another kind than ${input.kind}`, `已经是${name}，不用转类`);
    const proposed = (await findProposal(tx, deps.settings, rectification, at)).limits[input.kind];
    const limit = checkLimit(input.limit ?? proposed);
    refuseLongerThanStated(limit, await findStatedLimit(tx, rectification), rectification.id);
    if (limit.unit === proposed.unit && limit.value > proposed.value)
      throw invalidArgument(
        `Expected a limit of at most ${proposed.value}`,
        `${name}的期限不超过 ${limitText(proposed)}，需要更长的请申请延期`,
      );
    const round = lastRound(rectification);
    if (!round) throw new Error(`Expected a round of rectification ${rectification.id}`);
    const moved = await deps.deadlines.changeBudget(unit, {
      subjectType: 'rectification',
      subjectId: round.id,
      kind: 'RECTIFICATION',
      budget: limit,
      reason: `转为${name}`,
    });
    await tx.rectificationRound.update({
      where: { id: round.id },
      data: { kind: input.kind },
    });
    const { version } = await changeRectification(tx, rectification.id, {
      kind: input.kind,
      promisedDueAt: moved.dueAt,
      progressAt: at,
    });
    await tellMeasure(unit, deps, rectification, rectification.measure ?? '', moved.dueAt);
    await logRectification(
      unit,
      rectification,
      'rectification.kindChanged',
      `转为${name}，期限${datesText(moved.oldDueAt, moved.dueAt)}`,
      {
        reason,
        detail: { from: rectification.kind, to: input.kind, limit },
      },
    );
    await endRectificationTask(unit, deps.tasks, task, {
      progress: 'CHANGE_KIND',
      newKind: input.kind,
    });
    return {
      id: rectification.id,
      version,
      message: `已转为${name}，期限${datesText(moved.oldDueAt, moved.dueAt)}`,
    };
  });
}

/** `由 11 月 5 日（周四）改为 11 月 20 日（周五）` */
export function datesText(from: Date | null, to: Date | null): string {
  const text = (day: Date | null) => (day ? dayText(day) : '待定');
  return `由 ${text(from)}改为 ${text(to)}`;
}
