import type { DraftView } from '../../api/designer.js';
import type { CommandContext } from '../../shared/command-context.js';
import { checkDraft } from './check-draft.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireDesk } from './designer-permissions.js';
import { allowsVerb } from './draft-states.js';
import { findCurrentVersion } from './find-current-version.js';
import { toDraftRows } from './find-drafts.js';
import { loadDraft } from './load-draft.js';

/** One draft with its diagram, what is wrong with it, and what this person may do. What is closed is not checked again. */
export async function getDraft(
  { db, actor }: CommandContext,
  deps: Pick<DesignerDeps, 'can'>,
  id: string,
): Promise<DraftView> {
  const user = requireDesk(deps, actor);
  const draft = await loadDraft(db, id);
  const isOpen = allowsVerb('discard', draft);
  const isMine = draft.authorId === user.id;
  const [rows, currentVersion, problems] = await Promise.all([
    toDraftRows(db, [draft]),
    findCurrentVersion(db, draft.processId),
    isOpen ? checkDraft(db, draft) : [],
  ]);
  return {
    ...rows[0]!,
    xml: draft.xml,
    version: draft.version,
    note: draft.note,
    reviewNote: draft.reviewNote,
    problems,
    mayApprove: !isMine && deps.can(actor, 'process.approve') && allowsVerb('approve', draft),
    mayEdit: isMine && deps.can(actor, 'process.design') && allowsVerb('save', draft),
    currentVersion,
  };
}

/** The diagram as it was imported or saved, byte for byte. */
export async function getDraftFile(
  { db, actor }: CommandContext,
  deps: Pick<DesignerDeps, 'can'>,
  id: string,
): Promise<{ name: string; xml: string }> {
  requireDesk(deps, actor);
  const { name, xml } = await loadDraft(db, id);
  return { name: `${name}-草稿.bpmn`, xml };
}
