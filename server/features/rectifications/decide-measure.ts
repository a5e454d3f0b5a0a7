import type { ActionResult } from '../../api/applications.js';
import { RECTIFICATION_KINDS, type RectificationKind } from '../../api/loop-states.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { dayText } from '../../shared/local-day.js';
import { authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { findStatedLimit } from './find-stated-limit.js';
import { checkLimit, limitText, type Limit } from './limit.js';
import { changeRectification } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { refuseLongerThanStated } from './refuse-longer-than-stated.js';
import { requireText } from '../../shared/require-text.js';
import { startRound } from './start-round.js';

export interface DecideMeasure {
  id: string;
  version: number;
  kind: RectificationKind;
  measure: string;
  /** Set by the responsible unit for this very problem (R54). */
  limit: Limit;
}

/**
 * 确定类别、措施和期限: only with all three does the rectification begin (R52, R56). Starts the first round, or the round after a
 * rebound, with its own clock.
 */
export async function decideMeasure(
  context: CommandContext,
  deps: RectificationDeps,
  input: DecideMeasure,
): Promise<ActionResult> {
  const measure = requireText(input.measure, '没有整改措施，不能进入整改');
  const limit = checkLimit(input.limit);
  return inTransaction(context, async (unit) => {
    const { rectification, status, task } = await authorizeRectification(unit, deps.tasks, 'decide-measure', input);
    const { tx, at } = unit;
    refuseLongerThanStated(limit, await findStatedLimit(tx, rectification), rectification.id);
    const round = await startRound(unit, deps, rectification, {
      kind: input.kind,
      limit,
      sourceText: `责任单位填定 ${limitText(limit)}`,
      measure,
    });
    const { version } = await changeRectification(tx, rectification.id, {
      status,
      kind: input.kind,
      measure,
      progressAt: at,
    });
    const due = round.dueAt ? `，${dayText(round.dueAt)}前完成` : '';
    await logRectification(
      unit,
      rectification,
      'rectification.measureDecided',
      `确定${RECTIFICATION_KINDS[input.kind]}，期限 ${limitText(limit)}${due}`,
      {
        reason: measure,
        detail: { kind: input.kind, limit, round: round.round },
      },
    );
    await endRectificationTask(unit, deps.tasks, task, {
      kind: input.kind,
      deadlineId: round.deadlineId,
    });
    return {
      id: rectification.id,
      version,
      message: `已进入${RECTIFICATION_KINDS[input.kind]}${due}`,
    };
  });
}
