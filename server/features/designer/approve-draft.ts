import type { ActionResult } from '../../api/applications.js';
import { conflict } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { requireVersion } from '../../shared/require-version.js';
import { requireSoundDiagram } from './check-diagram.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireSecondPerson } from './designer-permissions.js';
import { requireDraftStatus } from './draft-states.js';
import { findCurrentVersion } from './find-current-version.js';
import { inTurn } from './in-turn.js';
import { changeDraft, loadDraft } from './load-draft.js';
import { logDraft } from './log-draft.js';
import { publishDiagram } from './publish-diagram.js';
import { requireChange } from './require-change.js';
import { tellAuthor } from './tell-author.js';

export interface ReviewInput {
  id: string;
  note?: string | undefined;
  /** The draft's row version that the reviewer has looked at. */
  version?: number | undefined;
  /** The published version that it was compared with. */
  againstVersion?: number | undefined;
}

/**
 * 同意发布, by a second person: checked once more, given to the engine, then kept as a release with who, when and why. The
 * engine comes first, so that a cut between the two leaves a draft that can be approved again (the engine makes no second
 * version of the same diagram).
 */
export async function approveDraft(
  context: CommandContext,
  deps: DesignerDeps,
  input: ReviewInput,
): Promise<ActionResult> {
  const { processId } = await loadDraft(context.db, input.id);
  return inTurn(processId, async () => {
    const seen = await loadDraft(context.db, input.id);
    const reviewer = requireSecondPerson(deps, context.actor, seen);
    requireDraftStatus('approve', seen);
    if (input.version !== undefined) requireVersion('draft', seen, input.version);
    const current = await findCurrentVersion(context.db, processId);
    if (input.againstVersion !== undefined && current !== input.againstVersion)
      throw conflict(
        `Expected version ${input.againstVersion} of ${processId}, but it is ${current}`,
        `现行版本已变为第 ${current} 版，请重新比较后再发布`,
      );
    await requireChange(context.db, seen);
    await requireSoundDiagram(seen.xml, '发布');
    const { version: published } = await publishDiagram(context.db, deps, seen.xml);
    return inTransaction(context, async (unit) => {
      const status = requireDraftStatus('approve', await loadDraft(unit.tx, seen.id));
      const note = input.note?.trim() || null;
      await unit.tx.processRelease.create({
        data: {
          id: newId('release', unit.at),
          processId,
          version: published,
          draftId: seen.id,
          authorId: seen.authorId,
          approvedById: reviewer.id,
          reason: seen.note ?? '',
          releasedAt: unit.at,
        },
      });
      const { version } = await changeDraft(unit.tx, seen.id, {
        status,
        publishedVersion: published,
        reviewerId: reviewer.id,
        reviewedAt: unit.at,
        reviewNote: note,
        updatedAt: unit.at,
      });
      await logDraft(unit, seen, 'process.published', `第 ${published} 版审核通过并发布`, {
        reason: seen.note ?? undefined,
        detail: { version: published, authorId: seen.authorId, approvedById: reviewer.id, reviewNote: note },
      });
      await tellAuthor(
        unit,
        deps,
        seen,
        'published',
        `您起草的“${seen.name}”已发布为第 ${published} 版`,
        note ?? '新办件按新版办理，在办件仍按原版。',
      );
      return { id: seen.id, version, message: `已发布为第 ${published} 版；新办件按新版，在办件仍按原版` };
    });
  });
}
