import type { RectificationKind } from '../../api/loop-states.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { openRectification } from './open-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';

/**
 * 列入整改台账 of a negative rating: the problem and its rectification, rows only; the call activity that follows runs it. The callback
 * officer evaluates for the citizen. A rating that has its rectification is answered with it.
 */
export async function createFromRating(
  unit: UnitOfWork,
  deps: RectificationDeps,
  ratingId: string,
  kind: RectificationKind,
): Promise<string> {
  const { tx } = unit;
  const rating = await tx.negativeRating.findUnique({
    where: { id: ratingId },
  });
  if (!rating?.unitId) throw new Error(`Expected negative rating ${ratingId} to have a rated unit`);
  const present = await tx.rectification.findFirst({
    where: { ratingId },
    orderBy: { openedAt: 'asc' },
  });
  const id =
    present?.id ??
    (await open(
      unit,
      deps,
      {
        ratingId,
        unitId: rating.unitId,
        evaluatorId: rating.callbackOfficerId,
      },
      kind,
    ));
  if (rating.rectificationId !== id)
    await tx.negativeRating.update({
      where: { id: ratingId },
      data: { rectificationId: id },
    });
  return id;
}

async function open(
  unit: UnitOfWork,
  deps: RectificationDeps,
  rating: { ratingId: string; unitId: string; evaluatorId: string | null },
  kind: RectificationKind,
): Promise<string> {
  const problem = await deps.problems.reportRating(unit, {
    ratingId: rating.ratingId,
    unitId: rating.unitId,
    kind,
  });
  const { id } = await openRectification(unit, deps, {
    ...rating,
    title: problem.title,
    problemId: problem.id,
    called: true,
  });
  return id;
}
