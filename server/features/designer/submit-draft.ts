import type { ActionResult } from '../../api/applications.js';
import type { Role } from '../../api/roles.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { requireSoundDiagram } from './check-diagram.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireAuthor } from './designer-permissions.js';
import { requireDraftStatus } from './draft-states.js';
import { changeDraft, loadDraft } from './load-draft.js';
import { logDraft } from './log-draft.js';
import { requireChange } from './require-change.js';
import { requireText } from './require-text.js';

/** Who is told; other approvers see it in 发布审核. */
const REVIEWERS: Role = 'STYLE_OFFICE';

/** 提交发布: a draft without errors goes to a second person, with what it changes and why. */
export async function submitDraft(
  context: CommandContext,
  deps: Pick<DesignerDeps, 'can' | 'notices'>,
  input: { id: string; note: string; version: number },
): Promise<ActionResult> {
  const note = requireText(input.note, '请写明改了什么、为什么改');
  const seen = await loadDraft(context.db, input.id);
  requireAuthor(deps, context.actor, seen);
  requireDraftStatus('submit', seen);
  requireVersion('draft', seen, input.version);
  await requireSoundDiagram(seen.xml, '提交');
  return inTransaction(context, async (unit) => {
    const draft = await loadDraft(unit.tx, input.id);
    const status = requireDraftStatus('submit', draft);
    requireVersion('draft', draft, input.version);
    await requireChange(unit.tx, draft);
    const { version } = await changeDraft(unit.tx, draft.id, {
      status,
      note,
      submittedAt: unit.at,
      updatedAt: unit.at,
      reviewNote: null,
      reviewerId: null,
      reviewedAt: null,
    });
    await logDraft(unit, draft, 'process.submitted', '新版提交审核', { reason: note });
    await deps.notices.send(unit, {
      dedupeKey: `process-draft.submitted:${draft.id}:${draft.version}`,
      recipientType: 'ROLE',
      recipientId: REVIEWERS,
      kind: 'process-draft.submitted',
      title: `“${draft.name}”新版待审核`,
      body: note,
      subjectType: 'process-draft',
      subjectId: draft.id,
    });
    return { id: draft.id, version, message: '已提交，由另一人审核后发布' };
  });
}
