import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireAuthor } from './designer-permissions.js';
import { requireDraftStatus } from './draft-states.js';
import { inTurn } from './in-turn.js';
import { changeDraft, loadDraft } from './load-draft.js';
import { logDraft } from './log-draft.js';

/** 放弃, by the author, also while it waits for review. The row stays. */
export async function discardDraft(
  context: CommandContext,
  deps: Pick<DesignerDeps, 'can'>,
  input: { id: string },
): Promise<ActionResult> {
  const { processId } = await loadDraft(context.db, input.id);
  return inTurn(processId, () =>
    inTransaction(context, async (unit) => {
      const draft = await loadDraft(unit.tx, input.id);
      requireAuthor(deps, unit.actor, draft);
      const status = requireDraftStatus('discard', draft);
      const { version } = await changeDraft(unit.tx, draft.id, { status, updatedAt: unit.at });
      await logDraft(unit, draft, 'process.discarded', '草稿已放弃');
      return { id: draft.id, version, message: '草稿已放弃' };
    }),
  );
}
