import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import type { ReviewInput } from './approve-draft.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireSecondPerson } from './designer-permissions.js';
import { requireDraftStatus } from './draft-states.js';
import { inTurn } from './in-turn.js';
import { changeDraft, loadDraft } from './load-draft.js';
import { logDraft } from './log-draft.js';
import { requireText } from './require-text.js';
import { tellAuthor } from './tell-author.js';

/** 退回, by a second person, with what is to be changed. The author goes on with the same draft. */
export async function rejectDraft(
  context: CommandContext,
  deps: Pick<DesignerDeps, 'can' | 'notices'>,
  input: ReviewInput,
): Promise<ActionResult> {
  const note = requireText(input.note, '退回须写明需要改什么');
  const { processId } = await loadDraft(context.db, input.id);
  return inTurn(processId, () =>
    inTransaction(context, async (unit) => {
      const draft = await loadDraft(unit.tx, input.id);
      const reviewer = requireSecondPerson(deps, unit.actor, draft);
      const status = requireDraftStatus('reject', draft);
      if (input.version !== undefined) requireVersion('draft', draft, input.version);
      const { version } = await changeDraft(unit.tx, draft.id, {
        status,
        reviewerId: reviewer.id,
        reviewedAt: unit.at,
        reviewNote: note,
        updatedAt: unit.at,
      });
      await logDraft(unit, draft, 'process.rejected', '新版审核退回', { reason: note });
      await tellAuthor(unit, deps, draft, 'rejected', `您起草的“${draft.name}”被退回`, note);
      return { id: draft.id, version, message: '已退回起草人' };
    }),
  );
}
