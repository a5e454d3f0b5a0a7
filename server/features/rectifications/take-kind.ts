import type { RectificationKind } from '../../api/loop-states.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { changeRectification, lastRound, loadRectification } from './load-rectification.js';
import { isFinal } from './rectification-states.js';

/** The row has the kind that the diagram goes on with. The command that changed it has written it already: then without effect. */
export async function takeKind({ tx }: UnitOfWork, rectificationId: string, kind: RectificationKind): Promise<void> {
  const rectification = await loadRectification(tx, rectificationId);
  const round = lastRound(rectification);
  if (isFinal(rectification) || rectification.kind === kind || !round) return;
  await tx.rectificationRound.update({
    where: { id: round.id },
    data: { kind },
  });
  await changeRectification(tx, rectification.id, { kind });
}
