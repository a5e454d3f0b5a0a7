import { RECTIFICATION_KINDS, type RectificationKind } from '../../api/loop-states.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { dayText } from '../../shared/local-day.js';
import { findRoundLimit } from './find-round-limit.js';
import { limitText, type Limit } from './limit.js';
import {
  changeRectification,
  lastRound,
  loadRectification,
  type RectificationRecord,
  type RoundRecord,
} from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { isFinal } from './rectification-states.js';
import { startRound } from './start-round.js';

/**
 * The step after a failed verification, an unsatisfied evaluation or 转建章立制: round + 1 with the kind that was decided and a new
 * clock. A round that has not been reported as done is the new one already: it is answered, not started again. An ended rectification
 * answers its last round.
 */
export async function startNextRound(
  unit: UnitOfWork,
  deps: RectificationDeps,
  rectificationId: string,
): Promise<{ kind: string; deadlineId: string }> {
  const rectification = await loadRectification(unit.tx, rectificationId);
  const last = lastRound(rectification);
  if (!last) throw new Error(`Expected rectification ${rectificationId} to have had a round`);
  if (!last.doneAt || isFinal(rectification)) return { kind: last.kind, deadlineId: last.deadlineId };
  const kind = (rectification.kind ?? last.kind) as RectificationKind;
  const limit = await limitOfNext(unit, deps, rectification, last, kind);
  const round = await startRound(unit, deps, rectification, {
    kind,
    limit,
    sourceText: `第 ${last.round + 1} 轮，期限 ${limitText(limit)}`,
    measure: rectification.measure ?? '',
  });
  await changeRectification(unit.tx, rectification.id, { progressAt: unit.at });
  await logRectification(
    unit,
    rectification,
    'rectification.roundStarted',
    `第 ${round.round} 轮整改（${RECTIFICATION_KINDS[kind]}）重新计时${round.dueAt ? `，${dayText(round.dueAt)}前完成` : ''}`,
    {
      detail: { round: round.round, kind, limit },
    },
  );
  return { kind, deadlineId: round.deadlineId };
}

/** The limit that the unit had set, without what it was extended by; for another kind the limit proposed for it. */
async function limitOfNext(
  { tx, at }: UnitOfWork,
  deps: RectificationDeps,
  rectification: RectificationRecord,
  last: RoundRecord,
  kind: RectificationKind,
): Promise<Limit> {
  if (last.kind !== kind) return (await deps.settings.get(tx, 'rectification.defaultLimits', at))[kind];
  const limit = await findRoundLimit(tx, last.deadlineId);
  const extended = rectification.extensions
    .filter((each) => each.round === last.round && each.status === 'APPROVED')
    .reduce((days, each) => days + each.days, 0);
  return { ...limit, value: limit.value - extended };
}
