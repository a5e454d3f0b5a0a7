import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeRectification } from './authorize-rectification.js';
import { changeRectification } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';

/** Takes back a proof of the running round; proofs of rounds that are over stay (R67). The content stays, the row is marked. */
export async function removeProof(
  context: CommandContext,
  deps: RectificationDeps,
  input: { id: string; proofId: string },
): Promise<void> {
  await inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { rectification } = await authorizeRectification(unit, deps.tasks, 'remove-proof', { id: input.id });
    const proof = rectification.proofs.find((each) => each.id === input.proofId);
    if (!proof)
      throw notFound(`Expected proof ${input.proofId} of rectification ${rectification.id}`, '没有找到这份佐证');
    if (proof.round < rectification.round)
      throw invalidState(
        `Expected proof ${proof.id} to be of round ${rectification.round}`,
        '以前各轮的佐证须保留，不能删除',
      );
    await tx.rectificationProof.update({
      where: { id: proof.id },
      data: { removedAt: at },
    });
    await changeRectification(tx, rectification.id, {});
    await logRectification(unit, rectification, 'rectification.proofRemoved', '删除一份佐证', {
      detail: { proofId: proof.id, slot: proof.slot },
    });
  });
}
