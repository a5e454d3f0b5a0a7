import type { RectificationKind } from '../../api/loop-states.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import type { Limit } from './limit.js';
import { lastRound, type RectificationRecord } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';

interface NewRound {
  kind: RectificationKind;
  limit: Limit;
  sourceText: string;
  measure: string;
}

/**
 * The next round with a clock of its own; what was done in the rounds before stays (R64, R67). The measure list and the copy of the due
 * instant follow.
 */
export async function startRound(
  unit: UnitOfWork,
  deps: Pick<RectificationDeps, 'deadlines' | 'problems'>,
  rectification: RectificationRecord,
  input: NewRound,
) {
  const { tx, at } = unit;
  const id = newId('round', at);
  const round = (lastRound(rectification)?.round ?? 0) + 1;
  const deadline = await deps.deadlines.open(unit, {
    subjectType: 'rectification',
    subjectId: id,
    caseId: rectification.id,
    kind: 'RECTIFICATION',
    budget: input.limit,
    startsAt: at,
    sourceText: input.sourceText,
  });
  await tx.rectificationRound.create({
    data: {
      id,
      rectificationId: rectification.id,
      round,
      kind: input.kind,
      deadlineId: deadline.id,
      startedAt: at,
    },
  });
  await tx.rectification.update({
    where: { id: rectification.id },
    data: { round, promisedDueAt: deadline.dueAt },
  });
  await tellMeasure(unit, deps, rectification, input.measure, deadline.dueAt);
  return { id, round, deadlineId: deadline.id, dueAt: deadline.dueAt };
}

/** The measure list shows text and date as the rectification has them. */
export async function tellMeasure(
  unit: UnitOfWork,
  deps: Pick<RectificationDeps, 'problems'>,
  rectification: RectificationRecord,
  text: string,
  dueAt: Date | null,
): Promise<void> {
  const { id, problemId, unitId } = rectification;
  if (problemId)
    await deps.problems.measureDecided(unit, {
      problemId,
      rectificationId: id,
      text,
      unitId,
      dueAt,
    });
}
